package dev.tollgate.sendmail.scan;

/** Bytes as C's library classifies and folds them in the C locale. */
public final class Chars {
    private Chars() {}

    public static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isAlpha(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    public static boolean isAlnum(char c) {
        return isAlpha(c) || isDigit(c);
    }

    /** A visible one of ASCII, or a blank. */
    public static boolean isPrint(char c) {
        return c >= ' ' && c < 0x7f;
    }

    public static boolean isPunct(char c) {
        return c > ' ' && c < 0x7f && !isAlnum(c);
    }

    public static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** {@code text} with its letters of ASCII in lower case. */
    public static String lower(String text) {
        int at = 0;
        while (at < text.length() && lower(text.charAt(at)) == text.charAt(at)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; at < chars.length; at++) {
            chars[at] = lower(chars[at]);
        }
        return new String(chars);
    }

    /** Whether both are the same but for the case of ASCII's letters. */
    public static boolean same(String left, String right) {
        return left.length() == right.length() && begins(left, 0, right);
    }

    /** Whether {@code text} has {@code prefix} at {@code at}, whatever its case. */
    public static boolean begins(String text, int at, String prefix) {
        if (text.length() - at < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char left = text.charAt(at + i);
            char right = prefix.charAt(i);
            if (left != right && lower(left) != lower(right)) {
                return false;
            }
        }
        return true;
    }

    /** The first place from {@code from} on that holds no white space. */
    public static int skipSpace(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first place from {@code from} on that holds white space, or the end. */
    public static int skipWord(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@code text} up to its first NUL, where C's strings end. */
    public static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    /** C's {@code strtol} with base 0: decimal, octal, hexadecimal; what is too large is cut to the range of a long. */
    public static long number(String text) {
        int at = skipSpace(text, 0);
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int base = 10;
        if (text.startsWith("0", at)) {
            boolean hex =
                    begins(text, at, "0x") && at + 2 < text.length() && Character.digit(text.charAt(at + 2), 16) >= 0;
            base = hex ? 16 : 8;
            at += hex ? 2 : 0;
        }
        long value = 0;
        for (; at < text.length(); at++) {
            int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), base) : -1;
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / base) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            value = value * base + digit;
        }
        return negative ? -value : value;
    }

    /** C's {@code atoi}: the decimal number that {@code text} begins with, cut down to 32 bits. */
    public static int decimal(String text) {
        return (int) longDecimal(text);
    }

    /** C's {@code atol}: the same in 64 bits. */
    public static long longDecimal(String text) {
        int at = skipSpace(text, 0);
        int end = at;
        if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '+')) {
            end++;
        }
        boolean negative = text.startsWith("-", at);
        long value = 0;
        while (end < text.length() && isDigit(text.charAt(end))) {
            int digit = text.charAt(end++) - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return negative ? -value : value;
    }
}
