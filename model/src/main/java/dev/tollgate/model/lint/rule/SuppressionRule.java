package dev.tollgate.model.lint.rule;

import java.util.List;

/** Looks at suppression comments, once it is known which findings they silenced. */
public final class SuppressionRule extends Rule {
    private final Look look;

    SuppressionRule(RuleInfo info, Look look) {
        super(info);
        this.look = look;
    }

    /** Adds what is wrong with {@code suppression}, of whose codes {@code unused} silenced nothing, to {@code report}. */
    public void check(Suppression suppression, List<Suppression.Code> unused, Report report) {
        look.at(suppression, unused, report.of(this, suppression.line()));
    }

    /** What a rule looks for. */
    @FunctionalInterface
    public interface Look {
        /**
         * Looks at a suppression and reports what is wrong with it.
         *
         * @param unused those of its codes that silenced nothing
         */
        void at(Suppression suppression, List<Suppression.Code> unused, LineReport report);
    }
}
