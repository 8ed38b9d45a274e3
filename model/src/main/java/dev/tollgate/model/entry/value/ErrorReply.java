package dev.tollgate.model.entry.value;

/**
 * A refusal with a text of the administrator's.
 *
 * @param form how it is written
 * @param status the enhanced status in front of the text (RFC 3463), empty when not given
 * @param text code and message as they go to the client, without the quotes around them
 */
public record ErrorReply(Form form, String status, String text) implements Value {
    /** The ways to write a refusal. */
    public enum Form {
        /** {@code ERROR:D.S.N:text}. */
        WITH_STATUS,
        /** {@code ERROR:text}. */
        WITHOUT_STATUS,
        /** Any other text, taken as the reply itself. */
        BARE
    }

    /** The SMTP code in front of the text, or 553, which sendmail uses when there is none. */
    public int code() {
        return hasCode() ? Integer.parseInt(text.substring(0, 3)) : 553;
    }

    /** Whether the text begins with three digits and a blank. */
    public boolean hasCode() {
        return text.length() > 3
                && isDigit(text.charAt(0))
                && isDigit(text.charAt(1))
                && isDigit(text.charAt(2))
                && text.charAt(3) == ' ';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The text after the code. */
    public String message() {
        return hasCode() ? text.substring(4) : text;
    }

    @Override
    public String canonical() {
        return switch (form) {
            case WITH_STATUS -> "ERROR:" + status + ":" + quoted();
            case WITHOUT_STATUS, BARE -> "ERROR:" + quoted();
        };
    }

    private String quoted() {
        return text.indexOf('"') >= 0 ? text : '"' + text + '"';
    }
}
