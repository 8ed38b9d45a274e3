package dev.tollgate.model.entry;

import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.CompatAction;
import dev.tollgate.model.entry.value.Credentials;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.FeatureLetterMeaning;
import dev.tollgate.model.entry.value.FeatureLetters;
import dev.tollgate.model.entry.value.Limit;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.Quarantine;
import dev.tollgate.model.entry.value.QueueGroup;
import dev.tollgate.model.entry.value.SessionFeatures;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.TlsRequirement.Extension;
import dev.tollgate.model.entry.value.TlsRequirement.Level;
import dev.tollgate.model.entry.value.TlsRequirement.Prefix;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.entry.value.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in one English sentence what an entry does, for people who do not know the grammar by heart. */
public final class Sentence {
    private Sentence() {}

    /** The sentence for {@code entry}, with its full stop. */
    public static String of(Entry entry) {
        if (entry.value() instanceof ParsedValue.Invalid invalid) {
            String effect =
                    entry.tag().valueKind() == ValueKind.TLS_REQUIREMENT ? ", so sendmail requires nothing here" : "";
            return "Does not follow the grammar of " + tagName(entry) + effect + ": "
                    + invalid.error().message() + ".";
        }
        Value value = ((ParsedValue.Valid) entry.value()).value();
        return capital(subject(entry)) + " " + predicate(entry, value) + ".";
    }

    private static String tagName(Entry entry) {
        return entry.tagText().isEmpty() ? "an untagged entry" : entry.tagText();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String subject(Entry entry) {
        String key = key(entry.key());
        return switch (entry.tag()) {
            case UNTAGGED -> "any client, sender or recipient that is " + key;
            case CONNECT -> "a client that is " + key;
            case FROM -> "mail from " + key;
            case TO, SPAM, QGRP, BCC -> "mail to " + key;
            case RHS -> "a sender in " + key;
            case STS -> "for mail to " + key + ", MTA-STS";
            case CLIENT_RATE, CLIENT_CONN, GREET_PAUSE, SRV_FEATURES, TLS_SRV_FEATURES, XCONNECT ->
                entry.key() instanceof Key.Default
                        ? "every client without an entry of its own"
                        : "a client that is " + key;
            case TLS_CLT ->
                entry.key() instanceof Key.Default
                        ? "mail from every client without an entry of its own"
                        : "mail from a client that is " + key;
            case TLS_SRV, TRY_TLS, CLT_FEATURES, TLS_CLT_FEATURES, AUTH_INFO ->
                entry.key() instanceof Key.Default
                        ? "every server without an entry of its own"
                        : "a server that is " + key;
            case TLS_RCPT ->
                entry.key() instanceof Key.Default
                        ? "mail to every recipient without an entry of its own"
                        : "mail to " + key;
            case COMPAT -> "mail " + key;
            case CERT_ISSUER -> "a client whose verified certificate was issued by " + key;
            case CERT_SUBJECT -> "a client whose verified certificate names " + key;
            case CUSTOM -> "the issuer " + key + ", if a requirement says CITag:" + entry.tagText() + ",";
        };
    }

    private static String key(Key key) {
        return switch (key.kind()) {
            case DEFAULT -> "anything else";
            case ADDRESS -> key.text();
            case USER -> key.text() + " in any local domain";
            case DOMAIN -> key.text() + " or below it";
            case SUBDOMAINS -> "anything below " + ((Key.Subdomains) key).name();
            case BRACKETED -> key.text() + " (an address without a verified name)";
            case IPV4 ->
                ((Key.Ipv4) key).octets().size() == 4 ? "the host " + key.text() : "in the network " + key.text();
            case IPV6 ->
                ((Key.Ipv6) key).groups().size() == 8 ? "the host " + key.text() : "in the network " + key.text();
            case DISTINGUISHED_NAME -> key.text();
            case PAIR -> "from " + ((Key.Pair) key).sender() + " to " + ((Key.Pair) key).recipient();
            case OTHER -> "'" + key.text() + "' (which sendmail never looks up)";
        };
    }

    private static String predicate(Entry entry, Value value) {
        if (value instanceof Action action) {
            return action(entry.tag(), action);
        }
        if (value instanceof Quarantine quarantine) {
            return "is accepted and held in the queue: " + quarantine.reason();
        }
        if (value instanceof ErrorReply reply) {
            return "is rejected with \"" + reply.code() + (reply.status().isEmpty() ? "" : " " + reply.status()) + " "
                    + reply.message() + "\"";
        }
        if (value instanceof TlsRequirement requirement) {
            return requirement(requirement);
        }
        if (value instanceof FeatureLetters letters) {
            return (entry.tag() == Tag.CLT_FEATURES ? "is contacted with " : "is offered ")
                    + letters(entry.tag(), letters);
        }
        if (value instanceof SessionFeatures features) {
            return features.items().isEmpty()
                    ? "gets a TLS session without special settings"
                    : "gets a TLS session with " + features.canonical().replace("\"", "");
        }
        if (value instanceof Credentials credentials) {
            return credentials(credentials);
        }
        if (value instanceof Limit limit) {
            return limit(entry.tag(), limit.number());
        }
        if (value instanceof QueueGroup group) {
            return "waits in the queue group " + group.name();
        }
        if (value instanceof CompatAction compat) {
            return switch (compat.kind()) {
                case DISCARD -> "is discarded silently";
                case TEMP -> "is deferred: " + compat.text();
                case ERROR -> "is rejected: " + compat.text();
            };
        }
        return word(entry.tag(), (Word) value);
    }

    private static String action(Tag tag, Action action) {
        return switch (action) {
            case OK -> tag == Tag.RHS ? "is not looked up in the block list" : "is accepted (but not relayed)";
            case RELAY ->
                switch (tag) {
                    case CONNECT -> "may relay mail through this host";
                    case FROM -> "is accepted; it may be relayed only with relay_mail_from";
                    case TO -> "is relayed for every sender";
                    case RHS -> "is not looked up in the block list";
                    default -> "may relay through this host, and mail to it is relayed";
                };
            case REJECT -> "is rejected with the site's reject message";
            case DISCARD -> "is accepted and discarded silently";
            case SKIP -> "gets no verdict from this or a less specific entry";
        };
    }

    private static String requirement(TlsRequirement requirement) {
        List<String> parts = new ArrayList<>();
        parts.add(requirement.level() == Level.VERIFY ? "a verified certificate" : "encryption");
        requirement.bits().ifPresent(bits -> parts.add("a cipher of at least " + bits + " bits"));
        for (Extension extension : requirement.extensions()) {
            parts.add(extension(extension));
        }
        String failure = requirement.prefix() == Prefix.PERM
                ? "; otherwise the failure is permanent"
                : requirement.prefix() == Prefix.TEMP ? "; otherwise the failure is temporary" : "";
        return "needs TLS with " + list(parts) + failure;
    }

    private static String extension(Extension extension) {
        return switch (extension.subject()) {
            case CN ->
                extension.value().isEmpty()
                        ? "the peer's own name as the certificate's CN"
                        : "the certificate's CN " + extension.value();
            case CS -> "the certificate's subject " + extension.value();
            case CI -> "the certificate's issuer " + extension.value();
            case CITag -> "an issuer that has an OK entry under the tag " + extension.value() + ":";
        };
    }

    private static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** What is switched on comes first: "no STARTTLS and AUTH" would be read as neither. */
    private static String letters(Tag tag, FeatureLetters letters) {
        Map<Boolean, List<String>> switched = letters.letters().stream()
                .map(letter -> tag == Tag.CLT_FEATURES
                        ? FeatureLetterMeaning.ofClient(letter.text())
                        : FeatureLetterMeaning.of(letter.text()))
                .collect(Collectors.partitioningBy(meaning -> !meaning.startsWith("no ")));
        List<String> on = switched.getOrDefault(true, List.of());
        List<String> off = switched.getOrDefault(false, List.of());
        if (on.isEmpty() || off.isEmpty()) {
            return list(on.isEmpty() ? off : on);
        }
        return list(on) + ", but " + list(off);
    }

    private static String credentials(Credentials credentials) {
        String user = credentials
                .get(Credentials.Name.AUTHENTICATION_ID)
                .or(() -> credentials.get(Credentials.Name.USER))
                .orElse("");
        return "gets SMTP AUTH as " + user
                + credentials
                        .get(Credentials.Name.MECHANISMS)
                        .map(mechanisms -> " by " + mechanisms)
                        .orElse("");
    }

    private static String limit(Tag tag, int number) {
        if (number == 0) {
            return tag == Tag.GREET_PAUSE ? "is greeted at once" : "has no limit";
        }
        return switch (tag) {
            case GREET_PAUSE -> "waits " + number + " ms for the greeting, and is rejected if it talks sooner";
            case CLIENT_CONN -> "may have " + number + " connections open";
            default -> "may connect " + number + " times in the rate window";
        };
    }

    private static String word(Tag tag, Word word) {
        return switch (tag) {
            case SPAM ->
                word.text().equals("FRIEND")
                        ? "skips the checks of client and sender"
                        : "gets the checks of client and sender";
            case TRY_TLS -> "is not sent STARTTLS";
            case STS -> "is off";
            case CERT_ISSUER ->
                word.text().equals("RELAY")
                        ? "may relay mail through this host"
                        : "may relay if a CertSubject: entry names its subject";
            case CERT_SUBJECT -> "may relay mail through this host";
            case BCC -> "is copied as the bcc feature says";
            case XCONNECT -> "may use XCONNECT";
            default -> "is acceptable";
        };
    }
}
