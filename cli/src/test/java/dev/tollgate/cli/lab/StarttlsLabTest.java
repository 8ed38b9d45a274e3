package dev.tollgate.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Foundation;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.cli.Run;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.NameSyntaxException;
import dev.tollgate.model.dn.OneLineParser;
import dev.tollgate.store.environment.Store;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of several authorities and shapes before a real sendmail with a map that Tollgate built: sendmail holds the
 * names that {@code cert show} prints, and they relay as {@code trace} says.
 */
class StarttlsLabTest {
    @TempDir
    Path lab;

    /** A client: its certificate without ending, and the result of its verification. */
    private record Client(Path base, String verify) {
        String certificate() {
            return base + ".crt";
        }

        String key() {
            return base + ".key";
        }
    }

    private final Map<String, Client> clients = new LinkedHashMap<>();

    @BeforeEach
    void closeFolder() throws IOException {
        Oracle.requireRoot();
        Files.setPosixFilePermissions(lab, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void everyClient_isHeldAsShownAndTreatedAsTraced() throws IOException, InterruptedException {
        found("first", "/C=US/O=Demo,+20Inc./CN=Demo+20EC+20Root", "ec-p256");
        foundEarlier("second", "/O=B+C3+A4r+20+28x+29/CN=a+5C/b+5C+2Bc/emailAddress=ca@b.example");
        found("third", "/O=Demo/CN=Ed25519+20Root", "ed25519");
        found("stranger", "/O=Stranger/CN=Nobody", "ec-p384");
        found("impostor", "/C=US/O=Demo,+20Inc./CN=Demo+20EC+20Root", "ec-p256");
        Run.ok("ca", "init", "--ca", lab + "/below", "--parent", lab + "/first", "--no-passphrase", "--cn", "Below");
        Path certs = lab.resolve("certs");
        Run.ok("ca", "issue", "--ca", lab + "/first", "--both", "mail.example.com", "--out", certs.toString());
        Files.setPosixFilePermissions(certs, PosixFilePermissions.fromString("rwx------"));
        orderClients();
        Run.ok("ca", "crl", "--ca", lab + "/first");
        Run.ok("ca", "crl", "--ca", lab + "/second");
        Run.ok("ca", "path", "--ca", lab + "/second", "--out", certs.toString());
        Files.copy(lab.resolve("first/crl.pem"), certs.resolve("crl.pem"));
        Files.writeString(
                certs.resolve("trusted.crt"),
                pem("first/cacert.pem") + pem("second/cacert.pem") + pem("third/cacert.pem") + pem("below/cacert.pem"));
        Path config = SendmailLab.configure(lab, "define(`confCRL', `LAB/certs/crl.pem')dnl");
        writeEntries();
        Path access = lab.resolve("access");
        // One of the names is so long that a careful site would not use it.
        Run.ok("build", "--force", "--cf", config.toString(), access.toString());
        try (SendmailLab sendmail = SendmailLab.start(lab)) {
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, Client> entry : clients.entrySet()) {
                Client client = entry.getValue();
                SendmailLab.Session session = sendmail.session("-cert", client.certificate(), "-key", client.key());
                expected.add(entry.getKey() + "\n" + shown(client) + " " + client.verify() + " relay "
                        + traced(config, "--verify", client.verify(), "--cert", client.certificate()));
                found.add(entry.getKey() + "\n" + held(session) + " " + session.held("verify") + " relay "
                        + relays(session.rcptReply()));
            }
            SendmailLab.Session without = sendmail.session();
            expected.add("without certificate: NO relay " + traced(config, "--verify", "NO"));
            found.add("without certificate: " + without.held("verify") + " relay " + relays(without.rcptReply()));
            assertEquals(String.join("\n", expected), String.join("\n", found));
            Set<String> outcomes = new LinkedHashSet<>();
            expected.forEach(line -> outcomes.add(line.replaceAll("(?s).* (\\S+ relay \\w+)$", "$1")));
            assertEquals(Set.of("OK relay true", "OK relay false", "FAIL relay false", "NO relay false"), outcomes);
        }
    }

    private void found(String folder, String subject, String key) {
        Run.ok("ca", "init", "--ca", lab + "/" + folder, "--no-passphrase", "--subject", subject, "--key", key);
    }

    /** Whoever works with an authority, some days ago. */
    private static Operator ago(int days) {
        return new Operator("root", Clock.offset(Clock.systemUTC(), Duration.ofDays(-days)), file -> Optional.empty());
    }

    private void foundEarlier(String folder, String subject) throws IOException {
        Foundation.root(
                new CaFolder(lab.resolve(folder)),
                new Foundation.Plan(name(subject), KeyType.RSA_2048, 100, Optional.empty(), Existing.KEEP),
                ago(10));
    }

    private static DistinguishedName name(String encoded) {
        try {
            return OneLineParser.parseEncoded(encoded);
        } catch (NameSyntaxException e) {
            throw new AssertionError(encoded, e);
        }
    }

    /** A certificate of a day, five days ago. */
    private void orderExpired() throws IOException {
        Operator then = ago(5);
        try (CertificateAuthority authority =
                CertificateAuthority.open(new CaFolder(lab.resolve("second")), Store.Access.WRITE, then)) {
            HostCertificates.issue(
                    authority,
                    new HostCertificates.Order(
                            "expired",
                            Purpose.CLIENT,
                            Optional.of(name("/CN=expired")),
                            List.of(),
                            KeyType.EC_P256,
                            Validity.days(then.now(), 1)),
                    lab.resolve("clients/expired"),
                    HostCertificates.Manner.CAREFUL);
        }
        clients.put("expired", new Client(lab.resolve("clients/expired/expired"), "FAIL"));
    }

    private void order(String name, String authority, String subject, String key, String verify, String... more) {
        Matcher commonName =
                Pattern.compile("CN=((?:(?!/[A-Za-z0-9.]+=|\\+2B[A-Z]+=).)*)").matcher(subject);
        String client = commonName.find()
                ? Run.ok("decode", unescaped(commonName.group(1))).strip()
                : name;
        List<String> command = new ArrayList<>(List.of(
                "ca",
                "issue",
                "--ca",
                lab + "/" + authority,
                "--client",
                client,
                "--subject",
                subject,
                "--key",
                key,
                "--days",
                "1",
                "--out",
                lab + "/clients/" + name));
        command.addAll(List.of(more));
        String first =
                Run.ok(command.toArray(new String[0])).lines().findFirst().orElseThrow();
        clients.put(name, new Client(Path.of(first.replaceAll("\\.crt$", "")), verify));
    }

    /** OpenSSL's backslash before a slash or plus sign is no part of the value. */
    private static String unescaped(String encoded) {
        return encoded.replace("+5C/", "/").replace("+5C+2B", "+2B");
    }

    private void orderClients() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        shapes().forEach((name, subject) -> order(name, "first", subject, "ec-p256", "OK"));
        order("rsa", "first", "/O=Demo/CN=rsa+20client", "rsa-2048", "OK");
        order("ec384", "first", "/O=Demo/CN=ec384", "ec-p384", "OK");
        order("ed25519", "first", "/O=Demo/CN=ed25519", "ed25519", "OK");
        order("no entry", "first", "/O=Demo/CN=no+20entry", "ec-p256", "OK");
        order("rsa authority", "second", "/CN=anybody", "ec-p384", "OK");
        order("ed25519 authority", "third", "/CN=of+20the+20third", "ec-p256", "OK");
        order("intermediate authority", "below", "/CN=of+20the+20one+20below", "ec-p256", "OK");
        String future = now.plus(Duration.ofDays(3)).toString();
        orderExpired();
        order("not yet valid", "second", "/CN=future", "ec-p256", "FAIL", "--not-before", future);
        order("stranger", "stranger", "/CN=stranger", "ec-p256", "FAIL");
        order("impostor", "impostor", "/C=US/ST=California/O=Demo/CN=client+20one", "ec-p256", "FAIL");
        order("revoked", "first", "/CN=revoked", "ec-p256", "FAIL");
        Run.ok(
                "ca",
                "revoke",
                "--ca",
                lab + "/first",
                "--cert",
                clients.get("revoked").certificate());
    }

    private static Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("plain", "/C=US/ST=California/O=Demo/CN=client+20one");
        shapes.put("utf8", "/O=Gr+C3+BC+C3+9Fe/CN=m+C3+BCller");
        shapes.put("quotes", "/O=+22Quoted+22+20+28Inc.+29/CN=+3Cq+3E");
        shapes.put("plus", "/O=A+5C+2BB/CN=darth+5C+2Bcert@example.com");
        shapes.put("slash", "/O=a+5C/b/CN=c+5C/d");
        shapes.put("backslash", "/O=back+5Cslash/CN=x+5Cy");
        shapes.put("signs", "/O=R+20&+20D,+20x;y:z=1!#$%*[]^{}|~/CN=signs");
        shapes.put("multi", "/O=Demo/OU=two+2BCN=multi");
        shapes.put("twocn", "/CN=first/CN=second/emailAddress=a@b.example");
        shapes.put("oid", "/O=Demo/OU=without/CN=oid/1.2.3.4.5=zz");
        shapes.put("dc", "/DC=org/DC=example/UID=jo/CN=dc+20client");
        shapes.put("long", "/O=Demo/OU=" + "y".repeat(60) + "/CN=" + "x".repeat(200));
        shapes.put("toolong", "/O=Demo/OU=toolong/CN=" + "z".repeat(255));
        shapes.put("longkey", "/O=" + "+28".repeat(70) + "/CN=" + "longkey".repeat(20));
        return shapes;
    }

    /** Entries for everybody but one; those whose certificates do not hold must not relay in spite of theirs. */
    private void writeEntries() throws IOException {
        Set<String> lines = new LinkedHashSet<>();
        clients.forEach((name, client) -> {
            if (!name.equals("no entry")) {
                boolean own = !name.endsWith("authority");
                Run.ok("cert", "entries", "--issuer-value", own ? "SUBJECT" : "RELAY", client.certificate())
                        .lines()
                        .filter(line ->
                                lines.stream().noneMatch(there -> key(there).equals(key(line))))
                        .forEach(lines::add);
            }
        });
        Files.write(lab.resolve("access"), lines);
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private String pem(String file) throws IOException {
        return Files.readString(lab.resolve(file));
    }

    private static String shown(Client client) {
        return Run.ok("cert", "show", client.certificate())
                .lines()
                .limit(4)
                .map(line -> " " + line.replaceFirst("^\\S+ +", ""))
                .reduce("", String::concat);
    }

    private static String held(SendmailLab.Session session) {
        return " " + session.held("cert_subject") + " " + session.held("cert_issuer") + " " + session.held("cn_subject")
                + " " + session.held("cn_issuer");
    }

    private String traced(Path config, String... facts) {
        List<String> command = new ArrayList<>(List.of(
                "trace",
                "rcpt",
                "--cf",
                config.toString(),
                "--client-name",
                "client.example.net",
                "--client-addr",
                "127.0.0.2",
                "--from",
                "a@ok.example",
                "--to",
                "b@foreign.example",
                "--json"));
        command.addAll(List.of(facts));
        command.add(lab.resolve("access.db").toString());
        return Run.ok(command.toArray(new String[0])).replaceAll("(?s).*\"relay\" ?: ?(\\w+).*", "$1");
    }

    private static String relays(String reply) {
        return reply.startsWith("250 ") ? "true" : reply.startsWith("550 5.7.1 ") ? "false" : reply;
    }
}
