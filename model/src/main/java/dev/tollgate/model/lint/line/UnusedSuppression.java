package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Suppression;
import dev.tollgate.model.lint.SuppressionRule;
import java.util.List;

/** Finds suppressions that silence nothing. */
final class UnusedSuppression implements SuppressionRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG190", "Suppression that silences nothing");
    }

    @Override
    public void check(Suppression suppression, List<Suppression.Code> unused, Report report) {
        String where = suppression.scope() == Suppression.Scope.FILE ? "in this file" : "in the next entry";
        for (Suppression.Code code : unused) {
            report.add(
                    this,
                    suppression.line(),
                    code.span(),
                    code.text() + " finds nothing " + where,
                    "remove the code, or the comment");
        }
    }
}
