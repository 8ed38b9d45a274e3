package dev.tollgate.model.lint.rule;

import dev.tollgate.model.lint.finding.Severity;

/** One thing to look for. */
public abstract sealed class Rule permits LineRule, EntryRule, FileRule, SuppressionRule {
    private final RuleInfo info;

    /** A rule that says this of itself. */
    protected Rule(RuleInfo info) {
        this.info = info;
    }

    /** Code, title and severity. */
    public final RuleInfo info() {
        return info;
    }

    /** TGnnn. */
    public final String code() {
        return info.code();
    }

    /** The mistake in a few words. */
    public final String title() {
        return info.title();
    }

    /** The severity of the findings. */
    public final Severity severity() {
        return info.severity();
    }
}
