package dev.tollgate.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Run;
import dev.tollgate.cli.lab.PersonaServer.Persona;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code probe} proposes for servers of every kind, sent by a real sendmail: mail goes under each proposal, and waits
 * under the next stronger requirement.
 */
class ProposalLabTest {
    private static final String TRUSTING =
            "define(`confCACERT', `LAB/certs/root.crt')dnl\ndefine(`confCACERT_PATH', `LAB/none')dnl\n";
    private static final String ALTNAMES = "FEATURE(`check_cert_altnames')dnl\n";

    private static final String NONE = "(none)";
    private static final String ENCR = "TEMP+ENCR:128";
    private static final String VERIFY = "TEMP+VERIFY:128";
    private static final String NAMED = "TEMP+VERIFY:128+CN";

    /** What nothing that meets the key meets. */
    private static final Map<String, String> STRONGER =
            Map.of(NONE, "TEMP+ENCR:1", ENCR, VERIFY, VERIFY, NAMED, NAMED, "TEMP+VERIFY:512");

    @TempDir
    Path lab;

    /** A server, how the client is configured, and what sendmail's client says of it. */
    private record Case(Persona persona, String mc, String verify, String requirement) {}

    @BeforeEach
    void closeFolder() throws IOException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(lab, PosixFilePermissions.fromString("rwx------"));
        SendmailLab.configure(lab);
    }

    @Test
    void everyProposal_isSentAndTheNextStrongerOneWaits() throws IOException, GeneralSecurityException {
        LabCertificates certificates = LabCertificates.in(lab.resolve("certs"));
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Case> each : cases(certificates).entrySet()) {
            Case wanted = each.getValue();
            try (PersonaServer server = PersonaServer.start(wanted.persona())) {
                ClientLab client = ClientLab.configure(lab, wanted.persona().name(), server.port(), wanted.mc());
                Run probe = probe(client, wanted.persona().name(), server.port());
                String requirement = requirement(probe);
                expected.add(each.getKey() + ": " + wanted.verify() + " " + wanted.requirement() + sent(wanted));
                found.add(each.getKey() + ": " + verify(probe) + " " + requirement
                        + outcomes(client, probe, requirement));
                assertTrue(!probe.out().contains("CI:") && !probe.out().contains("BadCertificate:"), probe.out());
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    /** Both entries let mail through, and the next stronger one does not. */
    private static String sent(Case wanted) {
        return wanted.requirement().equals(NONE)
                ? ", stronger Deferred"
                : ", TLS_Srv Sent, TLS_Rcpt Sent, stronger Deferred";
    }

    private static Map<String, Case> cases(LabCertificates certificates) throws IOException {
        Map<String, Case> cases = new LinkedHashMap<>();
        Path good = certificates.leaf("good", "/CN=mx.good.test", "mx.good.test");
        Path wild = certificates.leaf("wild", "/CN=wild.test", "*.wild.test");
        Path unnamed = certificates.leaf("sanonly", "/O=No CN", "mx.sanonly.test");
        Path other = certificates.leaf("other", "/CN=other.example", "other.example");
        Persona plain = Persona.of("mx.plain.test");
        cases.put("good", new Case(Persona.of("mx.good.test", good), TRUSTING, "OK", NAMED));
        cases.put("good, altnames", new Case(Persona.of("mx.good.test", good), TRUSTING + ALTNAMES, "OK", NAMED));
        cases.put("nobody trusted", new Case(Persona.of("mx.good.test", good), "", "FAIL", ENCR));
        cases.put(
                "one option of two",
                new Case(
                        Persona.of("mx.good.test", good),
                        TRUSTING.lines().findFirst().orElseThrow() + "\n",
                        "FAIL",
                        ENCR));
        cases.put("rsa", new Case(Persona.of("mx.rsa.test", certificates.rsa("rsa", 2048)), TRUSTING, "OK", NAMED));
        cases.put("wild", new Case(Persona.of("mx.wild.test", wild), TRUSTING, "OK", VERIFY));
        cases.put("wild, altnames", new Case(Persona.of("mx.wild.test", wild), TRUSTING + ALTNAMES, "OK", NAMED));
        cases.put("no CN", new Case(Persona.of("mx.sanonly.test", unnamed), TRUSTING, "OK", VERIFY));
        cases.put(
                "no CN, altnames", new Case(Persona.of("mx.sanonly.test", unnamed), TRUSTING + ALTNAMES, "OK", NAMED));
        cases.put("another name", new Case(Persona.of("mx.wrong.test", other), TRUSTING, "OK", VERIFY));
        cases.put("by SNI", new Case(Persona.of("mx.good.test", other, good), TRUSTING, "OK", VERIFY));
        cases.put("expired", new Case(Persona.of("mx.old.test", certificates.expired("old")), TRUSTING, "FAIL", ENCR));
        cases.put(
                "self-signed",
                new Case(Persona.of("mx.self.test", certificates.selfSigned("self")), TRUSTING, "FAIL", ENCR));
        cases.put(
                "stranger",
                new Case(Persona.of("mx.odd.test", certificates.ofStranger("odd")), TRUSTING, "FAIL", ENCR));
        cases.put(
                "no chain",
                new Case(Persona.of("mx.nochain.test", certificates.withoutChain("nochain")), TRUSTING, "FAIL", ENCR));
        cases.put(
                "RSA-1024",
                new Case(Persona.of("mx.weak.test", certificates.rsa("weak", 1024)), TRUSTING, "FAIL", ENCR));
        cases.put(
                "RSA-1024 at level 0",
                new Case(
                        Persona.of("mx.weak.test", certificates.rsa("weak", 1024)),
                        TRUSTING + "define(`confCIPHER_LIST', `DEFAULT:@SECLEVEL=0')dnl\n",
                        "OK",
                        NAMED));
        cases.put(
                "for clients",
                new Case(Persona.of("mx.eku.test", certificates.forClients("eku")), TRUSTING, "FAIL", ENCR));
        cases.put(
                "malformed",
                new Case(
                        Persona.of("mx.bad.test", certificates.malformed("bad", "30:82:ff:ff:01")),
                        TRUSTING,
                        "FAIL",
                        ENCR));
        cases.put(
                "AES-128",
                new Case(
                        Persona.of("mx.rsa.test", certificates.rsa("rsa", 2048)).with(ProposalLabTest::shortKeys),
                        TRUSTING,
                        "OK",
                        NAMED));
        cases.put("plain", new Case(plain, TRUSTING, "NONE", NONE));
        cases.put(
                "refused for now",
                new Case(Persona.of("mx.busy.test", good).answering("454 later"), TRUSTING, "TEMP", NONE));
        cases.put(
                "refused for good",
                new Case(Persona.of("mx.no.test", good).answering("554 never"), TRUSTING, "NONE", NONE));
        return cases;
    }

    private static void shortKeys(SSLSocket socket) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    }

    private static Run probe(ClientLab client, String name, int port) {
        return Run.of(
                "probe",
                "--cf",
                client.config().toString(),
                "--server-name",
                name,
                "--to",
                "u@" + name.substring(3),
                "127.0.0.1:" + port);
    }

    private static String verify(Run probe) {
        return probe.out().replaceAll("(?s).*\nverify +(\\w+).*", "$1");
    }

    private static List<String> entries(Run probe) {
        return probe.out().lines().filter(line -> line.startsWith("TLS_")).toList();
    }

    private static String requirement(Run probe) {
        List<String> values = entries(probe).stream()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .distinct()
                .toList();
        return values.isEmpty() ? NONE : String.join(" and ", values);
    }

    private static String outcomes(ClientLab client, Run probe, String requirement) throws IOException {
        StringBuilder outcomes = new StringBuilder();
        for (String entry : entries(probe)) {
            outcomes.append(", ")
                    .append(entry, 0, entry.indexOf(':'))
                    .append(' ')
                    .append(client.deliver(entry));
        }
        String stronger = STRONGER.getOrDefault(requirement, "(nothing is stronger than " + requirement + ")");
        return outcomes + ", stronger " + client.deliver("TLS_Srv:\t" + stronger);
    }
}
