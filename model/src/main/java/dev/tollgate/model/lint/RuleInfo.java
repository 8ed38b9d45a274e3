package dev.tollgate.model.lint;

/**
 * What a rule says of itself; the rest is on its page, docs/rules/CODE.md.
 *
 * @param code TGnnn; never reused
 * @param title the page's title: the mistake in a few words
 * @param severity the severity of its findings
 */
public record RuleInfo(String code, String title, Severity severity) {
    /** A rule whose findings say that an entry is lost or does other than it says. */
    public static RuleInfo error(String code, String title) {
        return new RuleInfo(code, title, Severity.ERROR);
    }

    /** A rule whose findings ask for action on a line that works. */
    public static RuleInfo warning(String code, String title) {
        return new RuleInfo(code, title, Severity.WARNING);
    }

    /** A rule whose findings are worth knowing. */
    public static RuleInfo info(String code, String title) {
        return new RuleInfo(code, title, Severity.INFO);
    }
}
