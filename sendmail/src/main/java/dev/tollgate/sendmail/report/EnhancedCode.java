package dev.tollgate.sendmail.report;

/** Enhanced status codes ({@code 5.7.1}) in texts. */
public final class EnhancedCode {
    private static final int MOST_DIGITS = 3;

    private EnhancedCode() {}

    /** The length of the code that {@code text} begins with at {@code at}, followed by {@code end} ('\0': the text's end); 0 without one. */
    public static int length(String text, int at, char end) {
        if (at + 1 >= text.length() || "245".indexOf(text.charAt(at)) < 0 || text.charAt(at + 1) != '.') {
            return 0;
        }
        int subject = digits(text, at + 2);
        int dot = at + 2 + subject;
        if (subject == 0 || dot >= text.length() || text.charAt(dot) != '.') {
            return 0;
        }
        int detail = digits(text, dot + 1);
        int stop = dot + 1 + detail;
        char next = stop < text.length() ? text.charAt(stop) : '\0';
        return detail == 0 || next != end ? 0 : stop - at;
    }

    /** How many chars of {@code text} a code and the blank after it take. */
    public static int skip(String text) {
        int code = length(text, 0, ' ');
        if (code == 0) {
            code = length(text, 0, '\0');
        }
        return code == 0 ? 0 : Math.min(text.length(), code + 1);
    }

    private static int digits(String text, int from) {
        int count = 0;
        while (count < MOST_DIGITS
                && from + count < text.length()
                && text.charAt(from + count) >= '0'
                && text.charAt(from + count) <= '9') {
            count++;
        }
        return count;
    }
}
