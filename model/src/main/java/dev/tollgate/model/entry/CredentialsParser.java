package dev.tollgate.model.entry;

import dev.tollgate.model.entry.Credentials.Form;
import dev.tollgate.model.entry.Credentials.Item;
import dev.tollgate.model.entry.Credentials.Name;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads AuthInfo's quoted tokens. */
final class CredentialsParser {
    private CredentialsParser() {}

    static ParsedValue parse(String text, int offset) {
        List<Item> items = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && LineGrammar.isSpace((byte) text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                break;
            }
            int close = text.charAt(at) == '"' ? closingQuote(text, at) : -1;
            if (close < 0) {
                return ValueParser.invalid(
                        new Span(offset + at, offset + text.length()),
                        "a quoted token such as \"P:password\"",
                        text.substring(at));
            }
            ParsedValue problem = item(text.substring(at + 1, close), offset + at, items);
            if (problem != null) {
                return problem;
            }
            at = close + 1;
        }
        return items.isEmpty()
                ? ValueParser.invalid(ValueKind.CREDENTIALS, text, offset)
                : complete(items, text, offset);
    }

    private static int closingQuote(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at;
            }
        }
        return -1;
    }

    private static @Nullable ParsedValue item(String inner, int start, List<Item> items) {
        Span span = new Span(start, start + inner.length() + 2);
        Optional<Name> name = inner.isEmpty() ? Optional.empty() : Name.of(inner.charAt(0));
        if (name.isEmpty()) {
            return ValueParser.invalid(
                    span, "one of the letters U, I, P, R, M", inner.isEmpty() ? "" : inner.substring(0, 1));
        }
        char delimiter = inner.length() > 1 ? inner.charAt(1) : ' ';
        if (delimiter != ':' && delimiter != '=') {
            return ValueParser.invalid(span, "':' or '=' after the letter", inner);
        }
        String written = inner.substring(2);
        Form form = delimiter == ':' ? Form.TEXT : Form.BASE64;
        if (form == Form.BASE64 && !isBase64(written)) {
            return ValueParser.invalid(span, "base64 after '='", written);
        }
        items.add(new Item(name.get(), form, written, span));
        return null;
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return text.length() % 4 == 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static ParsedValue complete(List<Item> items, String text, int offset) {
        Credentials credentials = new Credentials(items);
        Span whole = new Span(offset, offset + text.length());
        if (credentials.get(Name.PASSWORD).orElse("").isEmpty()) {
            return ValueParser.invalid(whole, "a password (\"P:…\")", "");
        }
        if (credentials.get(Name.USER).isEmpty()
                && credentials.get(Name.AUTHENTICATION_ID).isEmpty()) {
            return ValueParser.invalid(whole, "a user (\"U:…\") or authentication id (\"I:…\")", "");
        }
        return new ParsedValue.Valid(credentials);
    }
}
