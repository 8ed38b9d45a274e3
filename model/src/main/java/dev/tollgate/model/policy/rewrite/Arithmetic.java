package dev.tollgate.model.policy.rewrite;

/** The {@code arith} map's reading of numbers: C's {@code strtol} with base 0, rubbish behind the number ignored. */
public final class Arithmetic {
    private Arithmetic() {}

    public static boolean less(String left, String right) {
        return number(left) < number(right);
    }

    /** The number that {@code text} begins with: decimal, octal after 0, hexadecimal after 0x; 0 if there is none. */
    public static long number(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int base = 10;
        if (text.startsWith("0", at)) {
            boolean hex = text.regionMatches(true, at, "0x", 0, 2)
                    && at + 2 < text.length()
                    && Character.digit(text.charAt(at + 2), 16) >= 0;
            base = hex ? 16 : 8;
            at += hex ? 2 : 0;
        }
        long value = 0;
        while (at < text.length()) {
            int digit = text.charAt(at) < 128 ? Character.digit(text.charAt(at), base) : -1;
            if (digit < 0) {
                break;
            }
            if (value > (Long.MAX_VALUE - digit) / base) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            value = value * base + digit;
            at++;
        }
        return negative ? -value : value;
    }
}
