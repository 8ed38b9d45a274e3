package dev.tollgate.cli.trace;

import dev.tollgate.cli.output.Shown;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what is known of a session, one for each {@link Fact}. */
final class FactOptions {
    private final Map<Fact, List<String>> given = new EnumMap<>(Fact.class);

    /** {@code known} and the facts given, which win. */
    Facts facts(Facts known) {
        Facts facts = known;
        for (Map.Entry<Fact, List<String>> fact : given.entrySet()) {
            facts = facts.withAll(fact.getKey(), fact.getValue());
        }
        return facts;
    }

    private void give(Fact fact, List<String> values) {
        given.put(fact, values.stream().map(Shown::bytes).toList());
    }

    @Option(
            names = "--client-name",
            paramLabel = "NAME",
            description = "$${client_name}: the client's verified name, or its address in brackets.")
    void clientName(String value) {
        give(Fact.CLIENT_NAME, List.of(value));
    }

    @Option(
            names = "--client-addr",
            paramLabel = "ADDR",
            description = "$${client_addr}: the client's address; IPv6 with the prefix IPv6:.")
    void clientAddr(String value) {
        give(Fact.CLIENT_ADDR, List.of(value));
    }

    @Option(
            names = "--client-resolve",
            paramLabel = "RESULT",
            description = "$${client_resolve}: OK, FORGED, FAIL or TEMP.")
    void clientResolve(String value) {
        give(Fact.CLIENT_RESOLVE, List.of(value));
    }

    @Option(names = "--client-ptr", paramLabel = "NAME", description = "$${client_ptr}: the client's unverified name.")
    void clientPtr(String value) {
        give(Fact.CLIENT_PTR, List.of(value));
    }

    @Option(
            names = "--client-rate",
            paramLabel = "N",
            description = "$${client_rate}: connections in the last minute, including this one.")
    void clientRate(String value) {
        give(Fact.CLIENT_RATE, List.of(value));
    }

    @Option(
            names = "--client-connections",
            paramLabel = "N",
            description = "$${client_connections}: open connections, including this one.")
    void clientConnections(String value) {
        give(Fact.CLIENT_CONNECTIONS, List.of(value));
    }

    @Option(names = "--helo", paramLabel = "NAME", description = "$s: the name given with HELO or EHLO.")
    void helo(String value) {
        give(Fact.HELO, List.of(value));
    }

    @Option(names = "--from", paramLabel = "ADDRESS", description = "The sender, empty for the null sender.")
    void from(String value) {
        give(Fact.FROM, List.of(value));
    }

    @Option(names = "--to", paramLabel = "ADDRESS", description = "The recipient.")
    void to(String value) {
        give(Fact.TO, List.of(value));
    }

    @Option(names = "--auth-type", paramLabel = "MECH", description = "$${auth_type}: the AUTH mechanism used.")
    void authType(String value) {
        give(Fact.AUTH_TYPE, List.of(value));
    }

    @Option(names = "--auth-authen", paramLabel = "USER", description = "$${auth_authen}: the authenticated user.")
    void authAuthen(String value) {
        give(Fact.AUTH_AUTHEN, List.of(value));
    }

    @Option(names = "--auth-ssf", paramLabel = "BITS", description = "$${auth_ssf}: bits of the SASL security layer.")
    void authSsf(String value) {
        give(Fact.AUTH_SSF, List.of(value));
    }

    @Option(
            names = "--verify",
            paramLabel = "RESULT",
            description = "$${verify}: the result of the certificate's verification.")
    void verify(String value) {
        give(Fact.VERIFY, List.of(value));
    }

    @Option(
            names = "--cipher-bits",
            paramLabel = "BITS",
            description = "$${cipher_bits}: the session key's effective length.")
    void cipherBits(String value) {
        give(Fact.CIPHER_BITS, List.of(value));
    }

    @Option(
            names = "--cn-subject",
            paramLabel = "CN",
            description = "$${cn_subject}: the certificate's common name, encoded.")
    void cnSubject(String value) {
        give(Fact.CN_SUBJECT, List.of(value));
    }

    @Option(names = "--cn-issuer", paramLabel = "CN", description = "$${cn_issuer}: its issuer's common name, encoded.")
    void cnIssuer(String value) {
        give(Fact.CN_ISSUER, List.of(value));
    }

    @Option(
            names = "--cert-subject",
            paramLabel = "DN",
            description = "$${cert_subject}: the certificate's subject, encoded.")
    void certSubject(String value) {
        give(Fact.CERT_SUBJECT, List.of(value));
    }

    @Option(names = "--cert-issuer", paramLabel = "DN", description = "$${cert_issuer}: its issuer, encoded.")
    void certIssuer(String value) {
        give(Fact.CERT_ISSUER, List.of(value));
    }

    @Option(
            names = "--cert-altname",
            paramLabel = "NAME",
            description = "Class {cert_altnames}: a DNS name among the certificate's alternative names (repeatable).")
    void certAltname(List<String> values) {
        give(Fact.CERT_ALTNAME, values);
    }

    @Option(names = "--server-name", paramLabel = "NAME", description = "$${server_name}: the server's name.")
    void serverName(String value) {
        give(Fact.SERVER_NAME, List.of(value));
    }

    @Option(names = "--server-addr", paramLabel = "ADDR", description = "$${server_addr}: the server's address.")
    void serverAddr(String value) {
        give(Fact.SERVER_ADDR, List.of(value));
    }

    @Option(
            names = "--daemon-flags",
            paramLabel = "FLAGS",
            description = "$${daemon_flags}: the modifiers of the listening port.")
    void daemonFlags(String value) {
        give(Fact.DAEMON_FLAGS, List.of(value));
    }

    @Option(names = "--delivery-mode", paramLabel = "MODE", description = "$${deliveryMode}: b, i, q or d.")
    void deliveryMode(String value) {
        give(Fact.DELIVERY_MODE, List.of(value));
    }

    @Option(
            names = "--from-resolve",
            paramLabel = "RESULT",
            description = "Whether the sender's domain resolves: OK (assumed), PERM or TEMP.")
    void fromResolve(String value) {
        give(Fact.FROM_RESOLVE, List.of(value));
    }

    @Option(
            names = "--from-mx",
            paramLabel = "RESULT",
            description = "For badmx: OK (assumed), TEMP, BADMX or BADMXIP.")
    void fromMx(String value) {
        give(Fact.FROM_MX, List.of(value));
    }

    @Option(
            names = "--to-mx",
            paramLabel = "HOST",
            description = "For relay_based_on_MX: a best MX host of the recipient's domain, or TEMP (repeatable).")
    void toMx(List<String> values) {
        give(Fact.TO_MX, values);
    }

    @Option(
            names = "--canonical",
            paramLabel = "NAME=NAME",
            description = "NAME=CANONICAL: the canonical name in DNS; other names are their own canonical names "
                    + "(repeatable).")
    void canonical(List<String> values) {
        give(Fact.CANONICAL, values);
    }
}
