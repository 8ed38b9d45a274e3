package dev.tollgate.cli.output;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;

/**
 * Colors, or none. Styled text holds marks that only {@link Output} turns into a terminal's codes. A mark has a random
 * number in it, so that no text from outside can hold one.
 */
public enum Style {
    PLAIN,
    COLOURS;

    private static final String RESET = "0";
    private static final char MARK_END = '\uFDD1';

    /** Begins a mark; empty as long as nothing was styled. */
    private static volatile String mark = "";

    /** An error's color. */
    public String error(String text) {
        return paint("1;31", text);
    }

    /** A warning's color. */
    public String warning(String text) {
        return paint("1;33", text);
    }

    /** An information's color, and that of help. */
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

    /** What is less important. */
    public String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        if (this == PLAIN) {
            return text;
        }
        String begin = mark();
        return begin + code + MARK_END + text + begin + RESET + MARK_END;
    }

    private static synchronized String mark() {
        if (mark.isEmpty()) {
            mark = "\uFDD0" + Long.toHexString(new SecureRandom().nextLong()) + "\uFDD0";
        }
        return mark;
    }

    /** {@code styled} with codes in place of marks, and {@code treated} all text between them. */
    static String finished(String styled, UnaryOperator<String> treated) {
        String begin = mark;
        int at = begin.isEmpty() ? -1 : styled.indexOf(begin);
        if (at < 0) {
            return treated.apply(styled);
        }
        StringBuilder finished = new StringBuilder(styled.length());
        int copied = 0;
        while (at >= 0) {
            int end = styled.indexOf(MARK_END, at);
            finished.append(treated.apply(styled.substring(copied, at)))
                    .append("\u001b[")
                    .append(styled, at + begin.length(), end)
                    .append('m');
            copied = end + 1;
            at = styled.indexOf(begin, copied);
        }
        return finished.append(treated.apply(styled.substring(copied))).toString();
    }
}
