package dev.tollgate.model.entry;

import static dev.tollgate.model.entry.KeyKind.ADDRESS;
import static dev.tollgate.model.entry.KeyKind.BRACKETED;
import static dev.tollgate.model.entry.KeyKind.DEFAULT;
import static dev.tollgate.model.entry.KeyKind.DISTINGUISHED_NAME;
import static dev.tollgate.model.entry.KeyKind.DOMAIN;
import static dev.tollgate.model.entry.KeyKind.IPV4;
import static dev.tollgate.model.entry.KeyKind.IPV6;
import static dev.tollgate.model.entry.KeyKind.PAIR;
import static dev.tollgate.model.entry.KeyKind.SUBDOMAINS;
import static dev.tollgate.model.entry.KeyKind.USER;

import dev.tollgate.model.entry.value.ValueKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tags that sendmail's configuration looks up (cf/README, "ACCESS DATABASE" and the sections of the features named
 * here), spelled as in the cf file; sendmail compares without case.
 */
public enum Tag {
    /** No tag: looked up after Connect:, From: and To: with the same key. */
    UNTAGGED("", ValueKind.ACTION, "", ADDRESS, USER, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** The client, by name and address, at connect and for relaying. */
    CONNECT("Connect", ValueKind.ACTION, "", DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** The envelope sender. */
    FROM("From", ValueKind.ACTION, "", ADDRESS, USER, DOMAIN, SUBDOMAINS, BRACKETED),
    /** The envelope recipient, for blocking and for relaying. */
    TO("To", ValueKind.ACTION, "", ADDRESS, USER, DOMAIN, SUBDOMAINS, BRACKETED),
    /** A recipient's wish about the delayed checks. */
    SPAM("Spam", ValueKind.SPAM, "delay_checks", ADDRESS, USER, DOMAIN, SUBDOMAINS, BRACKETED),
    /** New connections of a client in a minute. */
    CLIENT_RATE("ClientRate", ValueKind.LIMIT, "ratecontrol", DEFAULT, IPV4, IPV6),
    /** Open connections of a client. */
    CLIENT_CONN("ClientConn", ValueKind.LIMIT, "conncontrol", DEFAULT, IPV4, IPV6),
    /** The pause before the greeting. */
    GREET_PAUSE("GreetPause", ValueKind.PAUSE, "greet_pause", DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** The queue group of a recipient. */
    QGRP("QGRP", ValueKind.QUEUE_GROUP, "queuegroup", ADDRESS, DOMAIN, SUBDOMAINS, BRACKETED),
    /** A sender and recipient pair at delivery. */
    COMPAT("Compat", ValueKind.COMPAT, "compat_check", PAIR),
    /** What TLS must give towards a server. */
    TLS_SRV("TLS_Srv", ValueKind.TLS_REQUIREMENT, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** What TLS must give from a client. */
    TLS_CLT("TLS_Clt", ValueKind.TLS_REQUIREMENT, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** What TLS must give for a recipient. */
    TLS_RCPT("TLS_Rcpt", ValueKind.TLS_REQUIREMENT, "", DEFAULT, ADDRESS, USER, DOMAIN, SUBDOMAINS, BRACKETED),
    /** Whether STARTTLS is tried with a server. */
    TRY_TLS("Try_TLS", ValueKind.TRY_TLS, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** What is offered to a client. */
    SRV_FEATURES("Srv_Features", ValueKind.SERVER_FEATURES, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** What is used of a server. */
    CLT_FEATURES("Clt_Features", ValueKind.CLIENT_FEATURES, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** TLS settings of one incoming session. */
    TLS_SRV_FEATURES(
            "TLS_Srv_Features",
            ValueKind.SESSION_FEATURES,
            "tls_session_features",
            DOMAIN,
            SUBDOMAINS,
            BRACKETED,
            IPV4,
            IPV6),
    /** TLS settings of one outgoing session. */
    TLS_CLT_FEATURES(
            "TLS_Clt_Features",
            ValueKind.SESSION_FEATURES,
            "tls_session_features",
            DOMAIN,
            SUBDOMAINS,
            BRACKETED,
            IPV4,
            IPV6),
    /** Credentials for a server. */
    AUTH_INFO("AuthInfo", ValueKind.CREDENTIALS, "", DEFAULT, DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** The issuer of a verified client certificate, for relaying. */
    CERT_ISSUER("CertIssuer", ValueKind.CERT_ISSUER, "", DISTINGUISHED_NAME),
    /** The subject of a verified client certificate whose issuer says SUBJECT. */
    CERT_SUBJECT("CertSubject", ValueKind.CERT_SUBJECT, "", DISTINGUISHED_NAME),
    /** Recipient domains whose mail is copied. */
    BCC("bcc", ValueKind.PRESENCE, "bcc", DOMAIN, SUBDOMAINS, BRACKETED),
    /** Clients that may use the XCONNECT command. */
    XCONNECT("XConnect", ValueKind.PRESENCE, "xconnect", DOMAIN, SUBDOMAINS, BRACKETED, IPV4, IPV6),
    /** Senders that the right-hand-side block list does not judge. */
    RHS("rhs", ValueKind.ACTION, "rhsbl", ADDRESS, DOMAIN, SUBDOMAINS, BRACKETED),
    /** Recipient domains without MTA-STS (sendmail 8.18.2). */
    STS("STS", ValueKind.STS, "sts", DOMAIN, SUBDOMAINS, BRACKETED),
    /** A tag that a CITag extension names. */
    CUSTOM("", ValueKind.CUSTOM, "", DISTINGUISHED_NAME);

    /** By the name as the cf spells it, which most files use, and in lower case. */
    private static final Map<String, Tag> BY_NAME = new HashMap<>();

    static {
        for (Tag tag : named()) {
            BY_NAME.put(tag.text, tag);
            BY_NAME.put(tag.text.toLowerCase(Locale.ROOT), tag);
        }
    }

    private final String text;
    private final ValueKind valueKind;
    private final String feature;
    // Unmodifiable, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<KeyKind> keyKinds;

    Tag(String text, ValueKind valueKind, String feature, KeyKind... keyKinds) {
        this.text = text;
        this.valueKind = valueKind;
        this.feature = feature;
        this.keyKinds = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(keyKinds)));
    }

    /** The tag that {@code text}, without its colon, names in any case; empty for an unknown one. */
    public static Optional<Tag> named(String text) {
        Tag known = BY_NAME.get(text);
        return Optional.ofNullable(known != null ? known : BY_NAME.get(text.toLowerCase(Locale.ROOT)));
    }

    /** All tags that have a name of their own, in the catalogue's order. */
    public static List<Tag> named() {
        return Arrays.stream(values()).filter(tag -> !tag.text.isEmpty()).toList();
    }

    /** The tag as the cf spells it, without the colon; empty for {@link #UNTAGGED} and {@link #CUSTOM}. */
    public String text() {
        return text;
    }

    /** The grammar of the right-hand side. */
    public ValueKind valueKind() {
        return valueKind;
    }

    /** The shapes of keys that are looked up under this tag. */
    public Set<KeyKind> keyKinds() {
        return keyKinds;
    }

    /** Whether keys of this shape are looked up under this tag. */
    public boolean looksUp(KeyKind kind) {
        return keyKinds.contains(kind);
    }

    /** The mc feature that makes sendmail consult this tag, besides access_db itself; empty where none is needed. */
    public Optional<String> feature() {
        return feature.isEmpty() ? Optional.empty() : Optional.of(feature);
    }

    /** Whether the tag alone, with nothing after its colon, is looked up last as a default. */
    public boolean hasDefault() {
        return looksUp(KeyKind.DEFAULT);
    }

    /** Whether sendmail tries the same key without the tag when the tagged one is missing. */
    public boolean fallsBackToUntagged() {
        return this == CONNECT || this == FROM || this == TO || this == RHS;
    }
}
