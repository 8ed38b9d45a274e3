package dev.tollgate.model.policy;

import java.util.Arrays;
import java.util.Optional;

/** A fact of a session, named as the command line names it; most are sendmail macros. */
public enum Fact {
    CLIENT_NAME("client-name", "${client_name}: the client's verified name, or its address in brackets"),
    CLIENT_ADDR(
            "client-addr",
            "${client_addr}: the client's address; IPv6 in any spelling, with or without the prefix IPv6:"),
    CLIENT_RESOLVE("client-resolve", "${client_resolve}: OK, FORGED, FAIL or TEMP"),
    CLIENT_PTR("client-ptr", "${client_ptr}: the client's unverified name"),
    CLIENT_RATE("client-rate", "${client_rate}: connections in the last minute, including this one"),
    CLIENT_CONNECTIONS("client-connections", "${client_connections}: open connections, including this one"),
    HELO("helo", "$s: the name given with HELO or EHLO"),
    FROM("from", "the sender, empty for the null sender"),
    TO("to", "the recipient"),
    AUTH_TYPE("auth-type", "${auth_type}: the AUTH mechanism used"),
    AUTH_AUTHEN("auth-authen", "${auth_authen}: the authenticated user"),
    AUTH_SSF("auth-ssf", "${auth_ssf}: bits of the SASL security layer"),
    VERIFY("verify", "${verify}: the result of the certificate's verification"),
    CIPHER_BITS("cipher-bits", "${cipher_bits}: the session key's effective length"),
    CN_SUBJECT("cn-subject", "${cn_subject}: the certificate's common name, encoded"),
    CN_ISSUER("cn-issuer", "${cn_issuer}: its issuer's common name, encoded"),
    CERT_SUBJECT("cert-subject", "${cert_subject}: the certificate's subject, encoded"),
    CERT_ISSUER("cert-issuer", "${cert_issuer}: its issuer, encoded"),
    CERT_ALTNAME("cert-altname", "class {cert_altnames}: a DNS name among the certificate's alternative names"),
    SERVER_NAME("server-name", "${server_name}: the server's name"),
    SERVER_ADDR("server-addr", "${server_addr}: the server's address"),
    DAEMON_FLAGS("daemon-flags", "${daemon_flags}: the modifiers of the listening port"),
    DELIVERY_MODE("delivery-mode", "${deliveryMode}: b, i, q or d"),
    FROM_RESOLVE("from-resolve", "whether the sender's domain resolves: OK (assumed), PERM or TEMP"),
    FROM_MX("from-mx", "for badmx: OK (assumed), TEMP, BADMX or BADMXIP"),
    TO_MX("to-mx", "for relay_based_on_MX: a best MX host of the recipient's domain, or TEMP"),
    CANONICAL("canonical", "NAME=CANONICAL: the canonical name in DNS; other names are their own canonical names");

    private final String option;
    private final String meaning;

    Fact(String option, String meaning) {
        this.option = option;
        this.meaning = meaning;
    }

    /** The name on the command line, without dashes in front. */
    public String option() {
        return option;
    }

    /** What the fact is. */
    public String meaning() {
        return meaning;
    }

    /** The fact with this option name. */
    public static Optional<Fact> byOption(String option) {
        return Arrays.stream(values())
                .filter(fact -> fact.option.equals(option))
                .findFirst();
    }
}
