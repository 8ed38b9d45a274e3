package dev.tollgate.sendmail.report;

/** The debugging levels that {@code -d} sets, one for each of a hundred categories. */
public final class DebugLevels {
    private static final int CATEGORIES = 100;

    private boolean set;
    private final int[] levels = new int[CATEGORIES];

    /** Whether anything was set. */
    public boolean areSet() {
        return set;
    }

    /** Whether category {@code flag} is at {@code level} or above. */
    public boolean at(int flag, int level) {
        return levels[flag] >= level;
    }

    /**
     * Sets levels as the argument of {@code -d} says: {@code 21.12}, {@code 0-4.1}, several with commas between; nothing
     * means {@code 0-99.1}. Names of categories are passed over.
     */
    public void set(String argument) {
        set = true;
        String text = argument.isEmpty() ? "0-99.1" : argument;
        int at = 0;
        while (true) {
            if (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '-' && text.charAt(at) != '.') {
                at = afterName(text, at);
            } else {
                at = setNumbered(text, at);
            }
            if (at >= text.length()) {
                return;
            }
            at++;
        }
    }

    private static int afterName(String text, int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private int setNumbered(String text, int from) {
        Parsed first = Parsed.at(text, from);
        Parsed last = first;
        if (first.end < text.length() && text.charAt(first.end) == '-') {
            last = Parsed.at(text, first.end + 1);
        }
        int end = last.end;
        int level = 1;
        if (end < text.length() && text.charAt(end) == '.') {
            Parsed given = Parsed.at(text, end + 1);
            level = given.value;
            end = given.end;
        }
        int to = Math.min(last.value, CATEGORIES - 1);
        for (int flag = Math.min(first.value, CATEGORIES - 1); flag <= to; flag++) {
            levels[flag] = level;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private record Parsed(int value, int end) {
        static Parsed at(String text, int from) {
            int value = 0;
            int at = from;
            while (at < text.length() && isDigit(text.charAt(at))) {
                value = Math.min(value * 10 + text.charAt(at++) - '0', 1_000_000);
            }
            return new Parsed(value, at);
        }
    }
}
