package dev.tollgate.model.lint.credential;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pieces of an AuthInfo value, well-formed or not, in order; a quote that is never closed ends the list. */
final class AuthTokens {
    private static final String LETTERS = "UIPRM";

    private AuthTokens() {}

    /** What a piece is. */
    enum Kind {
        /** In double quotes; its text is what stands between them. */
        QUOTED,
        /** A word without them. */
        BARE,
        /** A comma or semicolon between two pieces. */
        SEPARATOR
    }

    /** One piece and where it stands in the line, quotes included. */
    record Piece(Kind kind, String text, Span span) {
        /** The letter in front, in upper case, if it is one that sendmail knows. */
        Optional<Character> letter() {
            char letter = text.isEmpty() ? ' ' : text.toUpperCase(Locale.ROOT).charAt(0);
            return LETTERS.indexOf(letter) < 0 ? Optional.empty() : Optional.of(letter);
        }

        /** Whether a colon or an equals sign follows the letter. */
        boolean hasDelimiter() {
            return text.length() > 1 && (text.charAt(1) == ':' || text.charAt(1) == '=');
        }

        /** Whether this is a letter, a colon or an equals sign, and so on, quoted or not. */
        boolean isToken() {
            return letter().isPresent() && hasDelimiter();
        }

        /** Whether this is a token in quotes with {@code delimiter} after its letter. */
        boolean isQuotedToken(char delimiter) {
            return kind == Kind.QUOTED && isToken() && text.charAt(1) == delimiter;
        }

        /** Whether the letter in front is this one. */
        boolean is(char upperCase) {
            return letter().orElse(' ') == upperCase;
        }

        /** Where what stands in the quotes is, from an offset in it on. */
        Span inQuotes(int from) {
            return new Span(span.start() + 1 + from, span.end() - 1);
        }

        /** What stands after the delimiter. */
        String value() {
            return text.substring(2);
        }
    }

    /** The pieces of the value of {@code entry}. */
    static List<Piece> of(Entry entry) {
        String value = entry.right();
        int offset = entry.rightSpan().start();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            int end = at + 1;
            if (c == '"') {
                end = closing(value, at);
                if (end < 0) {
                    return pieces;
                }
                pieces.add(new Piece(Kind.QUOTED, value.substring(at + 1, end - 1), span(offset, at, end)));
            } else if (c == ',' || c == ';') {
                pieces.add(new Piece(Kind.SEPARATOR, String.valueOf(c), span(offset, at, end)));
            } else if (!isSpace(c)) {
                while (end < value.length() && !isSpace(value.charAt(end)) && value.charAt(end) != '"') {
                    end++;
                }
                pieces.add(new Piece(Kind.BARE, value.substring(at, end), span(offset, at, end)));
            }
            at = end;
        }
        return pieces;
    }

    private static int closing(String value, int open) {
        for (int at = open + 1; at < value.length(); at++) {
            if (value.charAt(at) == '\\') {
                at++;
            } else if (value.charAt(at) == '"') {
                return at + 1;
            }
        }
        return -1;
    }

    private static boolean isSpace(char c) {
        return LineGrammar.isSpace((byte) c);
    }

    private static Span span(int offset, int start, int end) {
        return new Span(offset + start, offset + end);
    }
}
