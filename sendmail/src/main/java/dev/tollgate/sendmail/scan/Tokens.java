package dev.tollgate.sendmail.scan;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is done with tokens: joined to text, freed of quotes, printed. Vectors end at their first {@code null}. */
public final class Tokens {
    /** The room that sendmail has for a map's key, and for a default. */
    public static final int KEY_ROOM = 1024;
    /** The room for the text that a class is asked about. */
    public static final int LINE_ROOM = 2048;

    private Tokens() {}

    /** What becomes of {@link Code#QUOTE_NEXT}. */
    public enum Form {
        /** It goes, and what it protects stays. */
        EXTERNAL,
        /** It stays. */
        INTERNAL
    }

    /**
     * The tokens from {@code from} as one text (cataddr): two words get {@code blank} between them, everything else stands
     * side by side. The text is cut where it no longer fits into {@code room} bytes.
     *
     * @param last the place of the last token, or -1 for all
     */
    public static String join(
            Scanner scanner, @Nullable String[] vector, int from, int last, int room, char blank, Form form) {
        String first = vector[from];
        if (first != null
                && (from == last || vector[from + 1] == null)
                && first.length() + 3 < room
                && first.indexOf(Code.QUOTE_NEXT) < 0) {
            return first;
        }
        StringBuilder joined = new StringBuilder();
        boolean word = false;
        int left = room - 2;
        for (int at = from; left > 0; at++) {
            String token = vector[at];
            if (token == null) {
                break;
            }
            boolean next = scanner.isAtom(token);
            if (word && next) {
                joined.append(blank);
                if (--left <= 0) {
                    break;
                }
            }
            for (int i = 0; i < token.length(); i++) {
                if (--left <= 0) {
                    break;
                }
                char c = token.charAt(i);
                if (c == Code.QUOTE_NEXT && form == Form.EXTERNAL && i + 1 < token.length()) {
                    c = token.charAt(++i);
                }
                joined.append(c);
            }
            word = next;
            if (at == last) {
                break;
            }
        }
        return joined.toString();
    }

    /** {@code text} without quotes; a backslash goes, what it protects stays (stripquotes). */
    public static String stripQuotes(String text) {
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                if (++i == text.length()) {
                    break;
                }
                bare.append(text.charAt(i));
            } else if (c != '"') {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /** The tokens from {@code from} as sendmail prints them: a blank in front of each, a newline after all. */
    public static String printed(@Nullable String[] vector, int from, IntFunction<String> macroNames) {
        StringBuilder out = new StringBuilder();
        int at = from;
        for (String token = vector[at]; token != null; token = vector[++at]) {
            out.append(' ');
            print(out, token, macroNames);
        }
        return out.append('\n').toString();
    }

    /** {@code text} as sendmail prints it, operators in the signs of the configuration (xputs). */
    public static String printed(String text, IntFunction<String> macroNames) {
        StringBuilder out = new StringBuilder();
        print(out, text, macroNames);
        return out.toString();
    }

    private static void print(StringBuilder out, String text, IntFunction<String> macroNames) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                plain(out, c);
                continue;
            }
            if (c == Code.REPLACEMENT) {
                out.append('$');
                if (++i < text.length()) {
                    plain(out, text.charAt(i));
                }
                continue;
            }
            if (c == Code.MACRO || c == Code.LATE_MACRO) {
                out.append(c == Code.MACRO ? "$" : "$&");
                if (i + 1 < text.length() && "=~&?".indexOf(text.charAt(i + 1)) >= 0) {
                    out.append(text.charAt(++i));
                }
                i = name(out, text, i, macroNames);
                continue;
            }
            char sign = Code.sign(c);
            if (sign == '\0') {
                out.append("M-");
                plain(out, (char) (c & 0x7f));
                continue;
            }
            out.append('$').append(sign);
            if (c == Code.CLASS || c == Code.NOT_CLASS) {
                i = name(out, text, i, macroNames);
            }
        }
    }

    /** Prints the name that follows the char at {@code at}; the answer is the place of its last char. */
    private static int name(StringBuilder out, String text, int at, IntFunction<String> macroNames) {
        if (at + 1 >= text.length()) {
            return at;
        }
        char id = text.charAt(at + 1);
        out.append(id < 0x80 ? String.valueOf(id) : "{" + macroNames.apply(id) + "}");
        return at + 1;
    }

    private static void plain(StringBuilder out, char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Chars.isPrint(c)) {
                    out.append(c);
                } else if (c >= 0x80) {
                    out.append('^').append((char) (c ^ 0x40));
                }
            }
        }
    }
}
