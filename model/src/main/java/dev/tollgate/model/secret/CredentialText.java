package dev.tollgate.model.secret;

import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the secrets stand in the value of an AuthInfo entry, well-formed or not: in each piece what follows its letter and
 * delimiter, and all of a piece that has none. Quotes, letters and what separates pieces stay, so that a place in the
 * value can still be pointed at.
 */
final class CredentialText {
    private static final String LETTERS = "UIPRMuiprm";

    private CredentialText() {}

    /** The secret spans of {@code text} from {@code from} to its end. */
    static List<Span> spans(String text, int from) {
        List<Span> spans = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '"') {
                int close = closing(text, end);
                add(spans, text, end, close);
                end = Math.min(close + 1, text.length());
            } else if (!isBetween(c)) {
                while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != '"') {
                    end++;
                }
                add(spans, text, at, end);
            }
            at = end;
        }
        return spans;
    }

    private static void add(List<Span> spans, String text, int start, int end) {
        boolean token = end - start >= 2
                && LETTERS.indexOf(text.charAt(start)) >= 0
                && (text.charAt(start + 1) == ':' || text.charAt(start + 1) == '=');
        int secret = token ? start + 2 : start;
        if (secret < end) {
            spans.add(new Span(secret, end));
        }
    }

    /** The index of the quote that ends what begins at {@code from}; the text's end without one. */
    static int closing(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at;
            }
        }
        return text.length();
    }

    private static boolean isBetween(char c) {
        return isSpace(c) || c == ',' || c == ';';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
