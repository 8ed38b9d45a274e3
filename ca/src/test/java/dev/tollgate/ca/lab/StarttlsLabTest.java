package dev.tollgate.ca.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.TestAuthority;
import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.workspace.ledger.RevocationReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of several authorities and shapes before a real sendmail, which says what it holds and whether they relay. */
class StarttlsLabTest {
    @TempDir
    Path lab;

    private record Client(HostCertificates.Delivery delivery, String verify, boolean relays) {}

    private final Map<String, Client> clients = new LinkedHashMap<>();

    @Test
    void everyClient_isHeldAsShownAndTreatedAsWritten() throws IOException, InterruptedException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(lab, PosixFilePermissions.fromString("rwx------"));
        Instant now = Instant.now();
        Instant past = now.minus(Duration.ofDays(5));
        Path certs = lab.resolve("certs");
        Path out = lab.resolve("clients");
        List<String> access = new ArrayList<>();
        try (CertificateAuthority first = TestAuthority.root(
                        lab.resolve("a"), "/C=US/O=Demo,+20Inc./CN=Demo+20EC+20Root", KeyType.EC_P256);
                CertificateAuthority second = TestAuthority.root(
                        lab.resolve("b"),
                        "/O=B\u00c3\u00a4r+20+28x+29/CN=a/b+5C+2Bc/emailAddress=ca@b.example",
                        KeyType.RSA_2048);
                CertificateAuthority stranger =
                        TestAuthority.root(lab.resolve("c"), "/O=Stranger/CN=Nobody", KeyType.EC_P384)) {
            HostCertificates.issue(
                    first,
                    new HostCertificates.Order(
                            "mail.example.com",
                            Purpose.BOTH,
                            Optional.empty(),
                            List.of(),
                            KeyType.EC_P256,
                            Validity.days(now, 30)),
                    certs,
                    Existing.KEEP);
            Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("rwx------"));
            shapes().forEach((name, shape) -> {
                try {
                    clients.put(
                            name,
                            new Client(
                                    TestAuthority.client(first, name, shape.subject, shape.key, now, out), "OK", true));
                } catch (IOException e) {
                    throw new AssertionError(name, e);
                }
            });
            clients.put(
                    "no entry",
                    new Client(
                            TestAuthority.client(first, "noentry", "/O=Demo/CN=no+20entry", KeyType.EC_P256, now, out),
                            "OK",
                            false));
            clients.put(
                    "other authority",
                    new Client(
                            TestAuthority.client(second, "other", "/CN=anybody", KeyType.EC_P384, now, out),
                            "OK",
                            true));
            clients.put(
                    "expired",
                    new Client(
                            TestAuthority.client(second, "expired", "/CN=expired", KeyType.EC_P256, past, out),
                            "FAIL",
                            false));
            clients.put(
                    "not yet valid",
                    new Client(
                            TestAuthority.client(
                                    second, "future", "/CN=future", KeyType.EC_P256, now.plus(Duration.ofDays(3)), out),
                            "FAIL",
                            false));
            clients.put(
                    "revoked",
                    new Client(
                            TestAuthority.client(first, "revoked", "/CN=revoked", KeyType.EC_P256, now, out),
                            "FAIL",
                            false));
            first.revoke(
                    clients.get("revoked").delivery().certificate().getSerialNumber(), RevocationReason.KEY_COMPROMISE);
            clients.put(
                    "stranger",
                    new Client(
                            TestAuthority.client(stranger, "stranger", "/CN=stranger", KeyType.EC_P256, now, out),
                            "FAIL",
                            false));
            first.writeRevocationList(10);
            Files.writeString(
                    certs.resolve("trusted.crt"), PemFile.text(List.of(first.certificate(), second.certificate())));
            Files.copy(first.folder().crl(), certs.resolve("crl.pem"));
        }
        clients.forEach((name, client) -> {
            if (client.relays() || name.equals("revoked")) {
                boolean own = !name.equals("other authority");
                access.addAll(EntryLines.relaying(
                        held(client), own ? EntryLines.IssuerValue.SUBJECT : EntryLines.IssuerValue.RELAY));
            }
        });
        Files.writeString(
                lab.resolve("access"),
                String.join("\n", access.stream().distinct().toList()) + "\n");
        try (SendmailLab sendmail = SendmailLab.start(lab)) {
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, Client> entry : clients.entrySet()) {
                Client client = entry.getValue();
                HeldNames names = held(client);
                SendmailLab.Session session = sendmail.session(
                        "-cert",
                        client.delivery().file().toString(),
                        "-key",
                        client.delivery().key().toString());
                expected.add(entry.getKey() + "\n " + names + "\n " + client.verify() + " " + client.relays());
                HeldNames logged = new HeldNames(
                        session.held("cert_subject"),
                        session.held("cert_issuer"),
                        session.held("cn_subject"),
                        session.held("cn_issuer"));
                found.add(entry.getKey() + "\n " + logged + "\n " + session.held("verify") + " "
                        + relays(session.rcptReply()));
            }
            SendmailLab.Session without = sendmail.session();
            expected.add("without certificate NO false");
            found.add("without certificate " + without.held("verify") + " " + relays(without.rcptReply()));
            assertEquals(String.join("\n", expected), String.join("\n", found));
        }
    }

    private static String relays(String reply) {
        return reply.startsWith("250 ") ? "true" : reply.startsWith("550 5.7.1 ") ? "false" : reply;
    }

    private static HeldNames held(Client client) {
        return HeldNames.of(client.delivery().certificate(), OneLineStyle.OPENSSL_3);
    }

    private record Shape(String subject, KeyType key) {}

    private static Map<String, Shape> shapes() {
        String longName = "x".repeat(200);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("plain", new Shape("/C=US/ST=California/O=Demo/CN=client+20one", KeyType.EC_P256));
        shapes.put("rsa", new Shape("/O=Demo/CN=rsa+20client", KeyType.RSA_2048));
        shapes.put("ec384", new Shape("/O=Demo/CN=ec384", KeyType.EC_P384));
        shapes.put("ed25519", new Shape("/O=Demo/CN=ed25519", KeyType.ED25519));
        shapes.put("utf8", new Shape("/O=Gr+C3+BC+C3+9Fe/CN=m+C3+BCller", KeyType.EC_P256));
        shapes.put("quotes", new Shape("/O=+22Quoted+22+20+28Inc.+29/CN=+3Cq+3E", KeyType.EC_P256));
        shapes.put("plus", new Shape("/O=A+5C+2BB/CN=darth+5C+2Bcert@example.com", KeyType.EC_P256));
        shapes.put("slash", new Shape("/O=a+5C/b/CN=c+5C/d", KeyType.EC_P256));
        shapes.put("backslash", new Shape("/O=back+5Cslash/CN=x+5Cy", KeyType.EC_P256));
        shapes.put("signs", new Shape("/O=R+20&+20D,+20x;y:z=1!#$%*[]^{}|~/CN=signs", KeyType.EC_P256));
        shapes.put("multi", new Shape("/O=Demo/OU=two+2BCN=multi", KeyType.EC_P256));
        shapes.put("twocn", new Shape("/CN=first/CN=second/emailAddress=a@b.example", KeyType.EC_P256));
        shapes.put("nocn", new Shape("/O=Demo/OU=without/CN=nocn/1.2.3.4.5=zz", KeyType.EC_P256));
        shapes.put("dc", new Shape("/DC=org/DC=example/UID=jo/CN=dc+20client", KeyType.EC_P256));
        shapes.put("long", new Shape("/O=Demo/OU=" + "y".repeat(60) + "/CN=" + longName, KeyType.EC_P256));
        shapes.put("toolong", new Shape("/O=Demo/OU=toolong/CN=" + "z".repeat(255), KeyType.EC_P256));
        shapes.put("longkey", new Shape("/O=" + "+28".repeat(70) + "/CN=" + "longkey".repeat(20), KeyType.EC_P256));
        return shapes;
    }
}
