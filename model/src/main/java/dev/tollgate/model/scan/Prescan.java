package dev.tollgate.model.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * sendmail's address scanner (parseaddr.c, {@code prescan}) with the stock OperatorChars: cuts a text into tokens. White
 * space separates and vanishes, operators stand alone, a quoted string is one token, comments in parentheses vanish,
 * missing closing characters are supplied.
 */
public final class Prescan {
    /** What sendmail complains about while scanning. */
    public interface Complaints {
        /**
         * A quote, parenthesis or angle bracket has no partner, or a token is too long.
         *
         * @param status the enhanced status of the reply that says so
         */
        void complain(String status, String what);
    }

    /** The complaint about a word longer than sendmail reads. */
    public static final String TOKEN_TOO_LONG = "prescan: token too long";

    private static final int MAX_TOKEN = 256;
    private static final byte OPERATOR = 0;
    private static final byte ATOM = 1;
    private static final byte QUOTE = 2;
    private static final byte SPACE = 3;
    private static final byte[] TYPES = types();
    private static final byte NOT_SIMPLE = 4;
    private static final byte[] SIMPLE_TYPES = simpleTypes();
    private static final String[] OPERATORS = operators();

    private Prescan() {}

    private static byte[] types() {
        byte[] types = new byte[256];
        Arrays.fill(types, ATOM);
        for (char c : ".:%@!^/[]+<>,;".toCharArray()) {
            types[c] = OPERATOR;
        }
        for (char c : " \t\n\u000b\f\r()".toCharArray()) {
            types[c] = SPACE;
        }
        types['"'] = QUOTE;
        return types;
    }

    /** The types, but for the characters that have more to them than their type. */
    private static byte[] simpleTypes() {
        byte[] types = TYPES.clone();
        for (char c : "\"()\\".toCharArray()) {
            types[c] = NOT_SIMPLE;
        }
        return types;
    }

    /** The operators as tokens, by character. */
    private static String[] operators() {
        String[] operators = new String[128];
        for (char c = 0; c < operators.length; c++) {
            operators[c] = String.valueOf(c);
        }
        return operators;
    }

    /** Whether a token begins like a word; two such tokens are joined with a blank. */
    public static boolean isAtom(String token) {
        char c = token.isEmpty() ? '.' : token.charAt(0);
        return c > 1 && TYPES[c & 0xff] == ATOM;
    }

    /** The same for a character. */
    public static boolean isAtom(char c) {
        return TYPES[c & 0xff] == ATOM;
    }

    /** The number of tokens of a text whose characters all belong to one, as those of a host name; -1 for any other. */
    public static int countPlain(String text) {
        int count = 0;
        boolean word = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte type = c > 0xff ? NOT_SIMPLE : SIMPLE_TYPES[c];
            if (type != ATOM && type != OPERATOR || c == '<' || c == '>') {
                return -1;
            }
            boolean letter = type == ATOM;
            count += word && letter ? 0 : 1;
            word = letter;
        }
        return text.length() > MAX_TOKEN ? -1 : count;
    }

    /** The tokens, or {@code null} if sendmail gives up on the text. */
    public static String @Nullable [] scan(String text, Complaints complaints) {
        if (isPlainWord(text)) {
            return new String[] {text};
        }
        String[] simple = scanSimple(text);
        return simple == null ? scanAny(text, complaints) : simple;
    }

    /** The tokens of a text without quotes, comments, backslashes and stray brackets; {@code null} for any other. */
    private static String @Nullable [] scanSimple(String text) {
        String[] tokens = new String[16];
        int count = 0;
        int length = text.length();
        int angles = 0;
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            byte type = c > 0xff ? NOT_SIMPLE : SIMPLE_TYPES[c];
            if (type == NOT_SIMPLE) {
                return null;
            }
            int start = at++;
            if (type == SPACE) {
                continue;
            }
            if (count == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * count);
            }
            if (type == OPERATOR) {
                angles += c == '<' ? 1 : c == '>' ? -1 : 0;
                if (angles < 0) {
                    return null;
                }
                tokens[count++] = OPERATORS[c];
                continue;
            }
            while (at < length && SIMPLE_TYPES[text.charAt(at) & 0xff] == ATOM) {
                at++;
            }
            if (at - start > MAX_TOKEN) {
                return null;
            }
            tokens[count++] = text.substring(start, at);
        }
        return angles == 0 ? Arrays.copyOf(tokens, count) : null;
    }

    private static String @Nullable [] scanAny(String text, Complaints complaints) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        int state = SPACE;
        int comments = 0;
        int angles = 0;
        int at = 0;
        boolean backslash = false;
        while (true) {
            char c;
            if (at >= text.length()) {
                // A backslash in front of the end takes the character supplied here, or is lost.
                if (state == QUOTE) {
                    complaints.complain("5.0.0", "Unbalanced '\"'");
                    c = '"';
                } else if (comments > 0) {
                    complaints.complain("5.0.0", "Unbalanced '('");
                    c = ')';
                } else if (angles > 0) {
                    complaints.complain("5.0.0", "Unbalanced '<'");
                    c = '>';
                } else {
                    break;
                }
            } else {
                c = text.charAt(at++);
            }
            if (backslash) {
                backslash = false;
                if (comments > 0) {
                    continue;
                }
                if (c != '!' || state == QUOTE) {
                    token.append('\\').append(c);
                    continue;
                }
            }
            if (c == '\\') {
                backslash = true;
                if (state == OPERATOR && !token.isEmpty() && !add(tokens, token, complaints)) {
                    return null;
                }
                state = state == QUOTE ? QUOTE : ATOM;
                continue;
            }
            if (state != QUOTE) {
                if (c == '(') {
                    comments++;
                    continue;
                }
                if (c == ')') {
                    if (comments <= 0) {
                        complaints.complain("5.0.0", "Unbalanced ')'");
                        continue;
                    }
                    // The end of a comment separates words as white space does; a stray bracket does not.
                    comments--;
                } else if (comments > 0) {
                    continue;
                }
                if (c == '<') {
                    angles++;
                } else if (c == '>') {
                    if (angles <= 0) {
                        complaints.complain("5.0.0", "Unbalanced '>'");
                        continue;
                    }
                    angles--;
                }
            }
            int type = TYPES[c & 0xff];
            if (state == QUOTE) {
                token.append(c);
                state = type == QUOTE ? OPERATOR : QUOTE;
                continue;
            }
            boolean ends = state == OPERATOR || state == ATOM && type != ATOM;
            if (ends && !token.isEmpty()) {
                if (!add(tokens, token, complaints)) {
                    return null;
                }
            }
            if (type != SPACE) {
                token.append(c);
            }
            state = type;
        }
        if (!token.isEmpty() && !add(tokens, token, complaints)) {
            return null;
        }
        return tokens.toArray(String[]::new);
    }

    private static boolean add(List<String> tokens, StringBuilder token, Complaints complaints) {
        if (token.length() > MAX_TOKEN) {
            complaints.complain("5.1.0", TOKEN_TOO_LONG);
            return false;
        }
        tokens.add(token.toString());
        token.setLength(0);
        return true;
    }

    private static boolean isPlainWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SIMPLE_TYPES[c & 0xff] != ATOM) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_TOKEN;
    }

    /** The tokens as one text: neighboring words get a blank between them, operators none (cataddr). */
    public static String join(String[] tokens, int from, int to) {
        if (to - from == 1) {
            return tokens[from];
        }
        StringBuilder joined = new StringBuilder();
        boolean word = false;
        for (int i = from; i < to; i++) {
            boolean next = isAtom(tokens[i]);
            if (word && next) {
                joined.append(' ');
            }
            joined.append(tokens[i]);
            word = next;
        }
        return joined.toString();
    }
}
