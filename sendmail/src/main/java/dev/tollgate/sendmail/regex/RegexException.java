package dev.tollgate.sendmail.regex;

/** A text that is not a regular expression; the message is the GNU C library's. */
public final class RegexException extends Exception {
    private static final long serialVersionUID = 1L;

    RegexException(String message) {
        super(message, null, false, false);
    }
}
