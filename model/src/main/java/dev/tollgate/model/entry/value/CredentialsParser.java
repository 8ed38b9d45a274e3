package dev.tollgate.model.entry.value;

import dev.tollgate.model.entry.value.CredentialPieces.Kind;
import dev.tollgate.model.entry.value.CredentialPieces.Piece;
import dev.tollgate.model.entry.value.Credentials.Form;
import dev.tollgate.model.entry.value.Credentials.Item;
import dev.tollgate.model.entry.value.Credentials.Name;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads AuthInfo's quoted tokens. */
final class CredentialsParser {
    private CredentialsParser() {}

    static ParsedValue parse(String text, int offset) {
        List<Item> items = new ArrayList<>();
        for (Piece piece : CredentialPieces.of(text, offset)) {
            if (piece.kind() != Kind.QUOTED) {
                int start = piece.span().start();
                return ValueParser.invalid(
                        new Span(start, offset + text.length()),
                        "a quoted token such as \"P:password\"",
                        text.substring(start - offset));
            }
            ParsedValue problem = item(piece, items);
            if (problem != null) {
                return problem;
            }
        }
        return items.isEmpty()
                ? ValueParser.invalid(ValueKind.CREDENTIALS, text, offset)
                : complete(items, text, offset);
    }

    private static @Nullable ParsedValue item(Piece piece, List<Item> items) {
        String inner = piece.text();
        Optional<Name> name = inner.isEmpty() ? Optional.empty() : Name.of(inner.charAt(0));
        if (name.isEmpty()) {
            return ValueParser.invalid(
                    piece.span(), "one of the letters U, I, P, R, M", inner.isEmpty() ? "" : inner.substring(0, 1));
        }
        if (!piece.hasDelimiter()) {
            return ValueParser.invalid(piece.span(), "':' or '=' after the letter", inner);
        }
        Form form = inner.charAt(1) == ':' ? Form.TEXT : Form.BASE64;
        if (form == Form.BASE64 && !piece.isBase64()) {
            return ValueParser.invalid(piece.span(), "base64 after '='", piece.value());
        }
        items.add(new Item(name.get(), form, piece.value(), piece.span()));
        return null;
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
