package dev.tollgate.model.entry.value;

import dev.tollgate.model.entry.value.SessionFeatures.Item;
import dev.tollgate.model.entry.value.SessionFeatures.Name;
import dev.tollgate.model.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the key=value list of a TLS session. */
final class SessionFeaturesParser {
    private SessionFeaturesParser() {}

    static ParsedValue parse(String text, int offset) {
        int start = 0;
        int end = text.stripTrailing().length();
        if (end - start >= 2 && text.charAt(start) == '"' && text.charAt(end - 1) == '"') {
            start++;
            end--;
        }
        if (end - start <= 1) {
            // sendmail passes over a list that is too short to be one.
            return new ParsedValue.Valid(new SessionFeatures(List.of()));
        }
        if (text.charAt(end - 1) == ';') {
            end--;
        }
        List<Item> items = new ArrayList<>();
        int at = start;
        while (at <= end) {
            int semicolon = text.indexOf(';', at);
            int stop = semicolon < 0 || semicolon > end ? end : semicolon;
            ParseError error = item(text, at, stop, offset, items);
            if (error != null) {
                return new ParsedValue.Invalid(error);
            }
            at = stop + 1;
        }
        return new ParsedValue.Valid(new SessionFeatures(items));
    }

    private static @Nullable ParseError item(String text, int from, int to, int offset, List<Item> items) {
        Span span = new Span(offset + from, offset + to);
        String item = text.substring(from, to);
        int equals = item.indexOf('=');
        if (equals < 0) {
            return new ParseError(span, "a setting and its value, as in CipherList=HIGH", item.strip());
        }
        String key = item.substring(0, equals).strip();
        Optional<Name> name = named(key);
        if (name.isEmpty()) {
            return new ParseError(
                    span, "Options, CipherList, CipherSuites, CertFile, KeyFile, Flags, servername or sts", key);
        }
        String value = item.substring(equals + 1).strip();
        if (value.isEmpty()) {
            return new ParseError(span, "a value after " + key + "=", "");
        }
        items.add(new Item(name.get(), value, span));
        return null;
    }

    private static Optional<Name> named(String key) {
        for (Name name : Name.values()) {
            if (name.name().equalsIgnoreCase(key)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
