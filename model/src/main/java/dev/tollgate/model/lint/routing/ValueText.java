package dev.tollgate.model.lint.routing;

import java.util.Locale;

/** What a table's value is made of, as sendmail's scanner will see it once rules get hold of it. */
final class ValueText {
    private static final String ERROR = "error:";

    private ValueText() {}

    /** Where {@code wanted} stands first outside of quotes and comments, from {@code from} on; -1 for nowhere. */
    static int find(String value, char wanted, int from) {
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth = Math.max(0, depth - 1);
            }
            if (i >= from && c == wanted && !quoted && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code wanted} stands somewhere outside of quotes and comments. */
    static boolean has(String value, char wanted) {
        return find(value, wanted, 0) >= 0;
    }

    /** Whether the value refuses mail; the word is read in any case. */
    static boolean isError(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith(ERROR);
    }

    /** What follows {@code error:}. */
    static String afterError(String value) {
        return value.substring(ERROR.length());
    }

    /** A quote, parenthesis or bracket without its partner; 0 for none. */
    static char lonely(String value) {
        boolean quoted = false;
        int round = 0;
        int square = 0;
        int angle = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                round += c == '(' ? 1 : c == ')' ? -1 : 0;
                square += c == '[' ? 1 : c == ']' ? -1 : 0;
                angle += c == '<' ? 1 : c == '>' ? -1 : 0;
            }
        }
        return quoted
                ? '"'
                : round != 0
                        ? sign(round, '(', ')')
                        : square != 0 ? sign(square, '[', ']') : angle != 0 ? sign(angle, '<', '>') : 0;
    }

    private static char sign(int depth, char opening, char closing) {
        return depth > 0 ? opening : closing;
    }
}
