package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pieces of an AuthInfo value, well-formed or not (usersmtp.c, getauth). */
public final class CredentialPieces {
    private static final String LETTERS = "UIPRM";

    private CredentialPieces() {}

    /** What a piece is. */
    public enum Kind {
        /** In double quotes; its text is what stands between them. */
        QUOTED,
        /** A word without them. */
        BARE,
        /** A comma or semicolon between two pieces. */
        SEPARATOR,
        /** From a quote that is never closed up to the end. */
        UNCLOSED
    }

    /** One piece and where it stands in the line, quotes included. */
    public record Piece(Kind kind, String text, Span span) {
        /** The letter in front, in upper case, if it is one that sendmail knows. */
        public Optional<Character> letter() {
            char letter = text.isEmpty() ? ' ' : text.toUpperCase(Locale.ROOT).charAt(0);
            return LETTERS.indexOf(letter) < 0 ? Optional.empty() : Optional.of(letter);
        }

        /** Whether a colon or an equals sign follows the letter. */
        public boolean hasDelimiter() {
            return text.length() > 1 && (text.charAt(1) == ':' || text.charAt(1) == '=');
        }

        /** Whether this is a letter, a colon or an equals sign, and so on, quoted or not. */
        public boolean isToken() {
            return letter().isPresent() && hasDelimiter();
        }

        /** Whether this is a token in quotes with {@code delimiter} after its letter. */
        public boolean isQuotedToken(char delimiter) {
            return kind == Kind.QUOTED && isToken() && text.charAt(1) == delimiter;
        }

        /** Whether the letter in front is this one. */
        public boolean is(char upperCase) {
            return letter().orElse(' ') == upperCase;
        }

        /** Where what stands in the quotes is, from an offset in it on. */
        public Span inQuotes(int from) {
            return new Span(span.start() + 1 + from, span.end() - 1);
        }

        /** What stands after the delimiter. */
        public String value() {
            return text.substring(2);
        }

        /** Whether what stands after the delimiter is base64. */
        public boolean isBase64() {
            try {
                Base64.getDecoder().decode(value());
                return value().length() % 4 == 0;
            } catch (IllegalArgumentException notBase64) {
                return false;
            }
        }
    }

    /** The pieces of a value that stands at {@code offset} in its line, but for one that is not closed. */
    public static List<Piece> closed(String value, int offset) {
        return of(value, offset).stream()
                .filter(piece -> piece.kind() != Kind.UNCLOSED)
                .toList();
    }

    /** The pieces of a value that stands at {@code offset} in its line, in their order. */
    static List<Piece> of(String value, int offset) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            int end = at + 1;
            if (c == '"') {
                end = closing(value, at);
                if (end < 0) {
                    pieces.add(new Piece(Kind.UNCLOSED, value.substring(at + 1), span(offset, at, value.length())));
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
