package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings of one TLS session (cf/README, "tls_session_features").
 *
 * @param items in the order given; none where the session is like any other
 */
public record SessionFeatures(List<Item> items) implements Value {
    public SessionFeatures {
        items = List.copyOf(items);
    }

    /** The settings that sendmail knows. */
    public enum Name {
        Options,
        CipherList,
        CipherSuites,
        CertFile,
        KeyFile,
        Flags,
        servername,
        sts
    }

    /**
     * One setting.
     *
     * @param span where it stands in the line
     */
    public record Item(Name name, String value, Span span) {}

    @Override
    public String canonical() {
        return items.stream()
                .map(item -> item.name() + "=" + item.value())
                .collect(Collectors.joining("; ", "\"", "\""));
    }
}
