package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Suppression;
import dev.tollgate.model.lint.SuppressionRule;
import java.util.List;

/** Finds suppressions that do not say why. */
final class UnexplainedSuppression implements SuppressionRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG191", "Suppression without a reason");
    }

    @Override
    public void check(Suppression suppression, List<Suppression.Code> unused, Report report) {
        if (suppression.scope() != Suppression.Scope.MALFORMED
                && !suppression.codes().isEmpty()
                && suppression.reason().isEmpty()) {
            report.add(
                    this,
                    suppression.line(),
                    suppression.span(),
                    "the comment does not say why the rule is silenced",
                    "add the reason after --");
        }
    }
}
