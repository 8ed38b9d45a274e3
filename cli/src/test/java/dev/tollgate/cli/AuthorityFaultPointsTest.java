package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.Operator;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands of the authority that strace kills at each of their system calls that change a file, or whose call fails. No
 * number is used twice, no certificate is in a ledger whose key is not on the disk, and the same command again goes through
 * and leaves nothing lying about.
 */
class AuthorityFaultPointsTest {
    /** Of each command so many calls, evenly spread; the long suites take all. */
    private static final int POINTS = Seeded.heavy() ? Integer.MAX_VALUE : 2;

    private static final int EXISTS = 73;
    private static final int IO = 74;
    /** A file and the cause. */
    private static final Pattern FAILED = Pattern.compile("/\\S+: .*(Input/output error|the disk is full or failing)");

    private static final Operator OPERATOR = new Operator("test", Clock.systemUTC(), file -> Optional.empty());

    @TempDir
    Path directory;

    private Path place;
    private CaFolder ca;
    private CaFolder below;

    /**
     * A command.
     *
     * @param done what it may answer where the killed one had come to its end
     */
    private record Scenario(String words, int done) {
        @Override
        public String toString() {
            return words;
        }
    }

    private static List<Scenario> all() {
        return List.of(
                new Scenario("init --parent CA --ca PLACE/below --subject /CN=Below --no-passphrase", EXISTS),
                new Scenario("issue --ca CA --both mx.example.com --out PLACE/out", EXISTS),
                new Scenario("crl --ca CA", 0),
                new Scenario("path --ca CA", 0),
                new Scenario("init --ca PLACE/below --subject /CN=Other --no-passphrase", EXISTS),
                new Scenario("init --ca CA --force --subject /CN=Root2 --no-passphrase", 0),
                new Scenario("issue --ca CA --list PLACE/list --out PLACE/out", 0),
                new Scenario("issue --ca CA --both old.example.com --out PLACE/out --force", 0),
                new Scenario("sign --ca CA --csr PLACE/csr --out PLACE/signed.crt", EXISTS),
                new Scenario("renew --ca CA --cert PLACE/out/old.example.com.crt --out PLACE/new.crt", EXISTS),
                new Scenario(
                        "renew --revoke-old --ca CA --cert PLACE/out/old.example.com.crt --out PLACE/new.crt", EXISTS),
                new Scenario("revoke --ca CA --cert PLACE/out/old.example.com.crt --reason superseded", 0),
                new Scenario("export --ca CA --out PLACE/exported.pem", EXISTS),
                new Scenario("export-openssl --ca CA", EXISTS),
                new Scenario("import-openssl --ca PLACE/openssl", EXISTS),
                new Scenario("recover --ca CA", 0));
    }

    static Stream<Scenario> scenarios() {
        return Seeded.heavy() ? all().stream() : all().stream().limit(2);
    }

    @BeforeEach
    void prepare() throws IOException {
        Path template = Files.createDirectory(directory.resolve("template"));
        take(directory.resolve("place"));
        String folder = template.resolve("ca").toString();
        Run.ok("ca", "init", "--ca", folder, "--subject", "/CN=Root", "--no-passphrase");
        String out = template.resolve("out").toString();
        Run.ok("ca", "issue", "--ca", folder, "--both", "old.example.com", "--out", out);
        Run.ok("ca", "issue", "--ca", folder, "--client", "gone", "--out", out);
        Run.ok("ca", "revoke", "--ca", folder, "--cert", out + "/gone.crt", "--reason", "keyCompromise");
        Run.ok("ca", "crl", "--ca", folder);
        Files.writeString(template.resolve("list"), "server\tone.example.com\nclient\ttwo\n");
        Native.run(
                template,
                new byte[0],
                Oracle.OPENSSL,
                "req",
                "-new",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "csr.key",
                "-subj",
                "/CN=host.example.com",
                "-out",
                "csr");
        FaultPoints.copy(template.resolve("ca"), template.resolve("openssl"));
        Run.ok("ca", "export-openssl", "--ca", template.resolve("openssl").toString());
        try (Stream<Path> ledger = Files.walk(template.resolve("openssl/ledger"))) {
            for (Path file : ledger.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void take(Path here) {
        place = here;
        ca = new CaFolder(place.resolve("ca"));
        below = new CaFolder(place.resolve("below"));
    }

    private String[] command(Scenario scenario) {
        return ("ca "
                        + scenario.words()
                                .replace("PLACE", place.toString())
                                .replace("CA", ca.root().toString()))
                .split(" ");
    }

    @Test
    void brokenDisk_theErrorNamesItsCauseAndNothingIsLost() throws IOException {
        List<String[]> commands = new ArrayList<>();
        for (int i = 0; i < all().size(); i++) {
            take(directory.resolve("place" + i));
            FaultPoints.copy(directory.resolve("template"), place);
            commands.add(command(all().get(i)));
        }
        List<Run> runs = new FaultPoints(directory).brokenDisk("fsync,fdatasync", commands);
        assertEquals(all().size(), runs.size(), runs::toString);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            take(directory.resolve("place" + i));
            try {
                assertEquals(IO, runs.get(i).exit());
                assertTrue(FAILED.matcher(runs.get(i).err()).find(), "no file, no cause");
                afterFault(all().get(i), commands.get(i));
            } catch (AssertionError | IOException e) {
                wrong.add(all().get(i) + ": " + e + runs.get(i));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void faults(Scenario scenario) throws IOException {
        String[] command = command(scenario);
        FaultPoints faults = new FaultPoints(directory);
        FaultPoints.copy(directory.resolve("template"), place);
        List<FaultPoints.Point> points = faults.of(command);
        assertTrue(points.size() > 8, points::toString);
        int step = Math.max(1, points.size() / POINTS);
        List<String> wrong = new ArrayList<>();
        for (int i = step / 2; i < points.size(); i += step) {
            for (String fault :
                    Seeded.heavy() ? List.of(FaultPoints.KILL, FaultPoints.FAIL) : List.of(FaultPoints.KILL)) {
                FaultPoints.copy(directory.resolve("template"), place);
                int exit = faults.run(points.get(i), fault, command);
                try {
                    assertTrue(fault.equals(FaultPoints.KILL) || exit < 128 && exit != 70, "exit " + exit);
                    afterFault(scenario, command);
                } catch (AssertionError | IOException e) {
                    wrong.add(i + " " + points.get(i) + " " + fault + ": " + e);
                }
            }
        }
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + points.size());
        faults.assertKilled();
    }

    private void afterFault(Scenario scenario, String... command) throws IOException {
        // --force replaces the files of the old certificate, its key as well.
        Set<String> replaced = scenario.words().contains("--out PLACE/out --force")
                ? FaultPoints.names(directory.resolve("template/ca/newcerts"))
                : Set.of();
        assertKeysAreThere(replaced);
        Set<String> before = serials();
        BigInteger published = number(ca);
        Run again = Run.of(command);
        assertTrue(again.exit() == 0 || again.exit() == scenario.done(), again.toString());
        boolean anew = scenario.words().contains("--force --subject");
        if (!anew) {
            assertTrue(serials().containsAll(before), "a record is lost");
        }
        for (CaFolder each : List.of(ca, below, new CaFolder(place.resolve("openssl")))) {
            if (Files.exists(each.certificate()) && Files.exists(each.ledger())) {
                Run.ok("ca", "crl", "--ca", each.root().toString());
                assertAgreement(each);
            }
        }
        if (!anew) {
            assertTrue(number(ca).compareTo(published) > 0, published + " was used twice");
        }
        assertKeysAreThere(replaced);
        assertNothingIsLeft(scenario);
    }

    private static BigInteger number(CaFolder folder) throws IOException {
        Extension number = PemFile.crl(folder.crl()).getExtension(Extension.cRLNumber);
        return ASN1Integer.getInstance(number.getParsedValue()).getValue();
    }

    private Set<String> serials() throws IOException {
        Set<String> names = FaultPoints.names(ca.newCertificates());
        names.removeIf(name -> !name.endsWith(".pem"));
        return names;
    }

    private void assertAgreement(CaFolder folder) throws IOException {
        try (CertificateAuthority authority = CertificateAuthority.open(folder, Store.Access.WRITE, OPERATOR)) {
            List<CertificateRecord> records = new ArrayList<>();
            authority.forEach(records::add);
            for (CertificateRecord entry : records) {
                assertEquals(
                        authority.issued(entry.serial()),
                        Optional.of(PemFile.certificate(folder.newCertificate(entry.serialHex()))));
            }
            authority.identity();
        }
    }

    /** Each certificate that was issued to a key made here has it on the disk: delivered, staged, or an authority's own. */
    private void assertKeysAreThere(Set<String> replaced) throws IOException {
        if (!Files.exists(ca.certificate())) {
            return;
        }
        List<X509CertificateHolder> issued = new ArrayList<>();
        try (CertificateAuthority authority = CertificateAuthority.open(ca, Store.Access.READ, OPERATOR)) {
            List<CertificateRecord> records = new ArrayList<>();
            authority.forEach(records::add);
            for (CertificateRecord entry : records) {
                if (!replaced.contains(entry.serialHex() + ".pem")) {
                    authority.issued(entry.serial()).ifPresent(issued::add);
                }
            }
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("ca recover"), e.toString());
            return;
        }
        for (X509CertificateHolder certificate : issued) {
            assertTrue(hasKey(certificate), certificate.getSubject() + " has no key");
        }
    }

    private boolean hasKey(X509CertificateHolder certificate) throws IOException {
        String publicKey = PemFile.text(List.of(certificate.getSubjectPublicKeyInfo()));
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean staged = name.startsWith(".tollgate-issue-")
                        && Files.readString(file).contains(publicKey);
                boolean key = (name.endsWith(".key") || name.equals("cakey.pem"))
                        && Signing.match(
                                KeyFile.read(file, Optional.empty()),
                                Signing.publicKey(certificate.getSubjectPublicKeyInfo()));
                if (staged || key) {
                    return true;
                }
            }
        }
        return false;
    }

    private void assertNothingIsLeft(Scenario scenario) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertFalse(name.startsWith(".") || name.contains("tollgate"), "left: " + place.relativize(file));
                boolean aside = name.startsWith("ledger.old-");
                assertFalse(
                        aside
                                && !scenario.words().startsWith("recover")
                                && !scenario.words().contains("--force --subject"),
                        "left: " + place.relativize(file));
                if (Files.isRegularFile(file)) {
                    assertEquals(1, Files.getAttribute(file, "unix:nlink"), name);
                }
                if (name.equals("ledger")) {
                    assertEquals(Set.of("00000000.jdb", "je.lck"), FaultPoints.names(file));
                }
            }
        }
    }
}
