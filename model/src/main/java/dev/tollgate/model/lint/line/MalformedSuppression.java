package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.Suppression;
import dev.tollgate.model.lint.SuppressionRule;
import java.util.List;

/** Finds comments that name Tollgate, but that it does not understand. */
final class MalformedSuppression implements SuppressionRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG192", "Comment to Tollgate that it does not understand");
    }

    @Override
    public void check(Suppression suppression, List<Suppression.Code> unused, Report report) {
        if (suppression.scope() == Suppression.Scope.MALFORMED
                || suppression.codes().isEmpty()) {
            report.add(
                    this,
                    suppression.line(),
                    suppression.span(),
                    "the comment silences nothing: it names no rule in the form that Tollgate knows",
                    "write '# tollgate: ignore TGnnn -- why' or '# tollgate: ignore-file TGnnn -- why'");
        }
    }
}
