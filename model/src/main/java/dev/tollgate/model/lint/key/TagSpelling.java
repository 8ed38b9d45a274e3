package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses which tag was meant. */
final class TagSpelling {
    private static final Map<String, Tag> OTHER_NAMES = Map.ofEntries(
            Map.entry("client", Tag.CONNECT),
            Map.entry("host", Tag.CONNECT),
            Map.entry("ip", Tag.CONNECT),
            Map.entry("sender", Tag.FROM),
            Map.entry("mailfrom", Tag.FROM),
            Map.entry("recipient", Tag.TO),
            Map.entry("rcpt", Tag.TO),
            Map.entry("rcptto", Tag.TO),
            Map.entry("tlsserver", Tag.TLS_SRV),
            Map.entry("tlsclient", Tag.TLS_CLT),
            Map.entry("tlsrecipient", Tag.TLS_RCPT),
            Map.entry("serverfeatures", Tag.SRV_FEATURES),
            Map.entry("clientfeatures", Tag.CLT_FEATURES),
            Map.entry("starttls", Tag.TRY_TLS),
            Map.entry("certissuerdn", Tag.CERT_ISSUER),
            Map.entry("issuer", Tag.CERT_ISSUER),
            Map.entry("certsubjectdn", Tag.CERT_SUBJECT),
            Map.entry("subject", Tag.CERT_SUBJECT),
            Map.entry("queuegroup", Tag.QGRP));

    private TagSpelling() {}

    /** The one known tag that {@code text} can stand for. */
    static Optional<Tag> nearest(String text) {
        String word = plain(text);
        Tag other = OTHER_NAMES.get(word);
        if (other != null) {
            return Optional.of(other);
        }
        Optional<Tag> nearest = Optional.empty();
        int least = word.length() >= 6 ? 2 : word.length() >= 4 ? 1 : 0;
        boolean twice = false;
        for (Tag tag : Tag.named()) {
            int distance = EditDistance.of(word, plain(tag.text()));
            if (distance < least || distance == least && nearest.isEmpty()) {
                nearest = Optional.of(tag);
                twice = false;
                least = distance;
            } else if (distance == least) {
                twice = true;
            }
        }
        return twice ? Optional.empty() : nearest;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
