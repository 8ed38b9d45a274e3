package dev.tollgate.sendmail.option;

/** sendmail's own readings of an option's text. */
public final class OptionValue {
    private OptionValue() {}

    /** By atoi: white space, a sign, digits; whatever follows is ignored. Beyond 64 bits the value stays at the end. */
    public static long number(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (at < text.length() && (negative || text.charAt(at) == '+')) {
            at++;
        }
        long value = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && value < Long.MAX_VALUE / 20) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return negative ? -value : value;
    }

    /** By atobool: true for an empty text and for one that begins with t, T, y or Y. */
    public static boolean isTrue(String text) {
        return text.isEmpty() || "tTyY".indexOf(text.charAt(0)) >= 0;
    }

    /** By atooct: leading octal digits. */
    public static int mode(String text) {
        int value = 0;
        for (int i = 0; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '7' && value < 01000000; i++) {
            value = value * 8 + (text.charAt(i) - '0');
        }
        return value;
    }

    /**
     * By convtime: numbers, each with a unit of w, d, h, m, s; another letter counts as the default unit.
     *
     * @return seconds
     */
    public static long seconds(String text, OptionType type) {
        long sum = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && value < 1L << 40) {
                value = value * 10 + (text.charAt(at++) - '0');
            }
            char unit = at < text.length() ? text.charAt(at++) : unit(type);
            sum += value * factor("wdhms".indexOf(unit) < 0 ? unit(type) : unit);
        }
        return sum;
    }

    private static char unit(OptionType type) {
        return switch (type) {
            case HOURS -> 'h';
            case DAYS -> 'd';
            case SECONDS -> 's';
            default -> 'm';
        };
    }

    private static long factor(char unit) {
        return switch (unit) {
            case 'w' -> 7 * 24 * 3600L;
            case 'd' -> 24 * 3600L;
            case 'h' -> 3600L;
            case 's' -> 1L;
            default -> 60L;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
