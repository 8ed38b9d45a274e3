package dev.tollgate.model.lint;

/** One thing to look for. */
public sealed interface Rule permits LineRule, EntryRule, FileRule, SuppressionRule {
    /** Code, title and severity. */
    RuleInfo info();

    /** TGnnn. */
    default String code() {
        return info().code();
    }

    /** The mistake in a few words. */
    default String title() {
        return info().title();
    }

    /** The severity of the findings. */
    default Severity severity() {
        return info().severity();
    }
}
