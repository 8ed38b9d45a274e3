package dev.tollgate.model.lint.finding;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** The entry is lost, or does other than it says. */
    ERROR,
    /** It works, but is risky or deprecated, and somebody should act on this very line. */
    WARNING,
    /** Style, redundancy, or something worth knowing. */
    INFO
}
