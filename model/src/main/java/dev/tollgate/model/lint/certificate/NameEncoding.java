package dev.tollgate.model.lint.certificate;

/**
 * How a name comes to be what sendmail holds: OpenSSL writes it on one line, bytes outside printable ASCII as {@code \xHH},
 * and (since OpenSSL 3.0) {@code /} and {@code +} with a backslash in front; then sendmail writes blanks, the backslash and
 * {@code + ( ) < > "} as {@code +HH} (sendmail's xtextify, cf/README "STARTTLS").
 */
final class NameEncoding {
    private static final String ENCODED = "+\\()<>\"";
    private static final String HEX = "0123456789ABCDEF";

    private NameEncoding() {}

    /** Whether sendmail never holds {@code c} itself in a name. */
    static boolean mustEncode(char c) {
        return c <= ' ' || c > '~' || ENCODED.indexOf(c) >= 0;
    }

    /** Whether sendmail writes the byte {@code value} as {@code +HH} in a name that OpenSSL has put on one line. */
    static boolean isEncoded(int value) {
        return value == ' ' || value < 0x7F && ENCODED.indexOf(value) >= 0;
    }

    /** What sendmail holds for a character {@code c} inside an attribute's value. */
    static String ofValue(char c) {
        if (c < ' ' || c > '~') {
            return "+5Cx" + hex(c);
        }
        if (c == '/' || c == '+') {
            return c == '/' ? "+5C/" : "+5C+2B";
        }
        return mustEncode(c) ? "+" + hex(c) : String.valueOf(c);
    }

    /** What sendmail holds for a character that stands literally in a one-line name. */
    static String ofName(char c) {
        return c == '/' ? "/" : ofValue(c);
    }

    /** The byte that {@code +HH} at {@code at} stands for, -1 where there is none. */
    static int byteAt(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '+') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** {@code text} with every {@code +HH} undone: OpenSSL's one-line form. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            int value = byteAt(text, at);
            decoded.append(value < 0 ? text.charAt(at) : (char) value);
            at += value < 0 ? 0 : 2;
        }
        return decoded.toString();
    }

    private static String hex(char c) {
        return "" + HEX.charAt(c >> 4 & 0xF) + HEX.charAt(c & 0xF);
    }
}
