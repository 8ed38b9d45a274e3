package dev.tollgate.sendmail.scan;

/** What is wrong with a text; the last three end its scan. */
public enum Fault {
    OPEN_QUOTE("5.0.0", "Unbalanced '\"'"),
    OPEN_COMMENT("5.0.0", "Unbalanced '('"),
    OPEN_ANGLE("5.0.0", "Unbalanced '<'"),
    STRAY_COMMENT_END("5.0.0", "Unbalanced ')'"),
    STRAY_ANGLE_END("5.0.0", "Unbalanced '>'"),
    LONG_TOKEN("5.1.0", "prescan: token too long"),
    MANY_TOKENS("5.1.0", "prescan: too many tokens"),
    LONG_ADDRESS("5.1.1", "Address too long");

    private final String status;
    private final String text;

    Fault(String status, String text) {
        this.status = status;
        this.text = text;
    }

    /** The enhanced status of the reply that says so. */
    public String status() {
        return status;
    }

    /** What sendmail says. */
    public String text() {
        return text;
    }
}
