package dev.tollgate.ca.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.SerialNumbers;
import dev.tollgate.testkit.Seeded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that issue certificates die at any moment; the next one finds everything in order. */
class KilledIssueTest {
    private static final int CERTIFICATES = Seeded.heavy() ? 5000 : 300;
    private static final int KILLS = Seeded.heavy() ? 300 : 20;

    @TempDir
    Path folder;

    private final List<String> delivered = new ArrayList<>();
    private final Set<Path> checked = new HashSet<>();

    @Test
    void issuersKilledAtAnyMoment_useNoNumberTwiceAndLoseNoRecord() throws IOException, InterruptedException {
        CaFolder ca = new CaFolder(folder.resolve("ca"));
        Files.createDirectory(folder.resolve("out"));
        TestAuthority.root(ca.root(), "/O=Demo/CN=root", KeyType.EC_P256).close();
        Random random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            int before = delivered.size();
            Process issuer = start("r" + kill + "-", CERTIFICATES);
            try (BufferedReader numbers = issuer.inputReader(StandardCharsets.US_ASCII)) {
                if (random.nextInt(4) > 0) {
                    delivered.add(numbers.readLine());
                    Thread.sleep(random.nextInt(2 * 1000 * CERTIFICATES / KILLS / 300));
                } else {
                    Thread.sleep(random.nextInt(600));
                }
                // Unlike the process itself, its handle leaves what it printed to be read.
                issuer.toHandle().destroyForcibly();
                numbers.lines().forEach(delivered::add);
            } finally {
                issuer.destroyForcibly();
            }
            assertTrue(issuer.waitFor(1, TimeUnit.MINUTES));
            checkAgreement(ca, kill + 1, "kill " + kill + ", after " + (delivered.size() - before));
        }
        Process last = start("last-", Math.max(1, CERTIFICATES - delivered.size()));
        try (BufferedReader numbers = last.inputReader(StandardCharsets.US_ASCII)) {
            numbers.lines().forEach(delivered::add);
        }
        assertEquals(0, last.waitFor());
        assertTrue(delivered.size() >= CERTIFICATES);
        checkAgreement(ca, KILLS, "the end");
        checkNothingIsLeft(ca);
    }

    private Process start(String names, int count) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IssueLoop.class.getName(),
                        folder.resolve("ca").toString(),
                        folder.resolve("out").toString(),
                        names,
                        Integer.toString(count))
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private void checkAgreement(CaFolder ca, int kills, String when) throws IOException {
        assertEquals("", Files.readString(folder.resolve("errors")), when);
        TreeSet<String> recorded = new TreeSet<>();
        TreeSet<String> files = new TreeSet<>();
        try (CertificateAuthority authority =
                CertificateAuthority.open(ca, Store.Access.WRITE, TestAuthority.OPERATOR)) {
            List<CertificateRecord> records = new ArrayList<>();
            authority.forEach(records::add);
            for (CertificateRecord entry : records) {
                recorded.add(entry.serialHex());
                assertEquals(
                        authority.issued(entry.serial()),
                        Optional.of(PemFile.certificate(ca.newCertificate(entry.serialHex()))),
                        when);
            }
        }
        try (var listed = Files.list(ca.newCertificates())) {
            listed.forEach(file -> files.add(file.getFileName().toString()));
        }
        TreeSet<String> expected = new TreeSet<>();
        recorded.forEach(serial -> expected.add(serial + ".pem"));
        assertEquals(expected, files, when);
        assertEquals(delivered.size(), new TreeSet<>(delivered).size(), () -> when + ": a number twice: " + delivered);
        assertTrue(recorded.containsAll(delivered), () -> when + ": lost: " + delivered);
        assertTrue(
                recorded.size() <= delivered.size() + kills,
                () -> when + ": " + recorded.size() + " records, " + delivered.size() + " delivered");
        TreeSet<String> undelivered = new TreeSet<>(recorded);
        undelivered.removeAll(delivered);
        for (String serial : undelivered) {
            checkKeyIsOnTheDisk(PemFile.certificate(ca.newCertificate(serial)), when);
        }
        checkDeliveries(ca, when);
    }

    /** In its place, or where it was staged: never lost, though its certificate was not delivered. */
    private void checkKeyIsOnTheDisk(X509CertificateHolder certificate, String when) throws IOException {
        String publicKey = PemFile.text(List.of(certificate.getSubjectPublicKeyInfo()));
        try (var listed = Files.list(folder.resolve("out"))) {
            for (Path file : listed.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(".tollgate-issue-")
                                && Files.readString(file).contains(publicKey)
                        || name.endsWith(".key")
                                && Signing.match(
                                        KeyFile.read(file, Optional.empty()),
                                        Signing.publicKey(certificate.getSubjectPublicKeyInfo()))) {
                    return;
                }
            }
        }
        throw new AssertionError(when + ": no key of " + SerialNumbers.hex(certificate.getSerialNumber()));
    }

    /** The last program, which was not killed, has delivered what the others could not, and cleared away their files. */
    private void checkNothingIsLeft(CaFolder ca) throws IOException {
        TreeSet<String> deliveredSerials = new TreeSet<>();
        try (var listed = Files.list(folder.resolve("out"))) {
            for (Path file : listed.toList()) {
                String name = file.getFileName().toString();
                assertFalse(name.startsWith("."), name);
                assertEquals(1, Files.getAttribute(file, "unix:nlink"), name);
                if (name.endsWith(".crt") && !name.endsWith(".chain.crt")) {
                    deliveredSerials.add(
                            SerialNumbers.hex(PemFile.certificate(file).getSerialNumber()));
                }
            }
        }
        TreeSet<String> recorded = new TreeSet<>();
        try (CertificateAuthority authority =
                CertificateAuthority.open(ca, Store.Access.READ, TestAuthority.OPERATOR)) {
            authority.forEach(entry -> recorded.add(entry.serialHex()));
        }
        assertEquals(recorded, deliveredSerials);
    }

    /** Whatever certificate lies at its holder's is whole, has its key beside it, and is the one on record. */
    private void checkDeliveries(CaFolder ca, String when) throws IOException {
        try (var listed = Files.list(folder.resolve("out"))) {
            for (Path file : listed.filter(path -> path.toString().endsWith(".crt") && checked.add(path))
                    .toList()) {
                X509CertificateHolder certificate = PemFile.certificate(file);
                String name = file.getFileName().toString().replaceAll("(\\.chain)?\\.crt$", "");
                String serial = SerialNumbers.hex(certificate.getSerialNumber());
                assertEquals(PemFile.certificate(ca.newCertificate(serial)), certificate, when);
                assertTrue(
                        Signing.match(
                                KeyFile.read(file.resolveSibling(name + ".key"), Optional.empty()),
                                Signing.publicKey(certificate.getSubjectPublicKeyInfo())),
                        () -> when + ": " + file + " and its key");
            }
        }
    }
}
