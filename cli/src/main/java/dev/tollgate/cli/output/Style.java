package dev.tollgate.cli.output;

/** Colours, or none. */
public enum Style {
    PLAIN,
    COLOURS;

    /** An error's colour. */
    public String error(String text) {
        return paint("1;31", text);
    }

    /** A warning's colour. */
    public String warning(String text) {
        return paint("1;33", text);
    }

    /** An information's colour, and that of help. */
    public String info(String text) {
        return paint("1;36", text);
    }

    /** Success. */
    public String good(String text) {
        return paint("32", text);
    }

    /** Something removed. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** What stands out. */
    public String strong(String text) {
        return paint("1", text);
    }

    /** What stands back. */
    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
