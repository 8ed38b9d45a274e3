package dev.tollgate.ca.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.authority.HostCertificates;
import dev.tollgate.ca.authority.RequestSigning;
import dev.tollgate.ca.authority.TestAuthority;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile requests are refused with a sentence, or make certificates that other programs accept and whose names are clean. */
class HostileRequestsTest {
    private static final int REQUESTS = Seeded.heavy() ? 10_000 : 1000;

    @TempDir
    Path folder;

    private final Set<String> refusals = new TreeSet<>();
    private final List<Path> signed = new ArrayList<>();
    private int refused;

    @Test
    void everyRequest_isRefusedWithASentenceOrMadeACleanCertificate() throws IOException, GeneralSecurityException {
        Files.createDirectory(folder.resolve("out"));
        List<Object> signers = HostileRequests.signers();
        try (CertificateAuthority authority =
                TestAuthority.root(folder.resolve("ca"), "/C=US/O=Acme/CN=Acme+20Mail+20CA", KeyType.EC_P256)) {
            for (int seed = 0; seed < REQUESTS; seed++) {
                Random random = new Random(seed);
                Path request = folder.resolve("request");
                Files.write(request, new HostileRequests(random, signers).next());
                submit(authority, seed, request, Seeded.pick(random, Purpose.values()));
            }
        }
        assertEquals(REQUESTS, refused + signed.size());
        assertTrue(signed.size() > REQUESTS / 10, () -> signed.size() + " signed");
        assertTrue(refused > REQUESTS / 4, () -> refused + " refused");
        assertTrue(refusals.size() >= 20, () -> "few reasons: " + refusals);
        acceptedByOthers();
    }

    private void submit(CertificateAuthority authority, int seed, Path request, Purpose purpose)
            throws IOException, GeneralSecurityException {
        Path out = folder.resolve("out/" + seed + ".pem");
        try {
            CheckedRequest checked = RequestReader.read(request, purpose);
            assertTrue(RequestSigning.sign(
                    authority,
                    checked,
                    Validity.days(Instant.now(), 10),
                    asked -> true,
                    out,
                    HostCertificates.Manner.CAREFUL));
        } catch (CaException e) {
            refused++;
            String message = String.valueOf(e.getMessage());
            assertTrue(isSentence(message), () -> seed + ": " + message);
            refusals.add(message.replace(request + ": ", "").replaceAll("'[^']*'|[0-9A-F]{8,}|[0-9.]+", "..."));
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
        signed.add(out);
        requireClean(seed, out, purpose);
    }

    /** Printable, and more than the name of an exception. */
    private static boolean isSentence(String message) {
        return message.chars().allMatch(c -> c >= ' ' && c <= '~')
                && message.length() < 400
                && message.contains(" ")
                && !message.contains("Exception");
    }

    /** Java's own reader sees nothing in the certificate that a person or a program could misread. */
    private static void requireClean(int seed, Path file, Purpose purpose)
            throws IOException, GeneralSecurityException {
        X509Certificate certificate;
        try (InputStream in = Files.newInputStream(file)) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        int commonNames = 0;
        try {
            for (Rdn name : new LdapName(certificate.getSubjectX500Principal().getName("RFC2253")).getRdns()) {
                var values = name.toAttributes().getAll();
                while (values.hasMoreElements()) {
                    var attribute = (javax.naming.directory.BasicAttribute) values.nextElement();
                    String value = String.valueOf(attribute.get());
                    assertTrue(isClean(value), () -> seed + ": " + value);
                    if (attribute.getID().equals("CN")) {
                        commonNames++;
                        assertTrue(purpose == Purpose.CLIENT || isHost(value), () -> seed + ": " + value);
                    }
                }
            }
        } catch (InvalidNameException e) {
            throw new AssertionError("seed " + seed, e);
        } catch (javax.naming.NamingException e) {
            throw new AssertionError("seed " + seed, e);
        }
        assertTrue(commonNames <= 1, () -> "seed " + seed);
        assertEquals(-1, certificate.getBasicConstraints(), () -> "seed " + seed);
        assertNotNull(certificate.getKeyUsage());
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        for (List<?> name : names == null ? List.<List<?>>of() : names) {
            String value = String.valueOf(name.get(1));
            switch ((Integer) name.get(0)) {
                case 2 -> assertTrue(isHost(value.replaceFirst("^\\*\\.(?=.*\\.)", "")), () -> seed + ": " + value);
                case 1 -> assertTrue(value.matches("jo@[A-Za-z0-9.-]+"), () -> seed + ": " + value);
                case 6 -> assertEquals("spiffe://acme.example/x", value, () -> "seed " + seed);
                case 7 -> assertTrue(value.matches("[0-9.]{7,15}|[0-9a-f:]{2,39}"), () -> seed + ": " + value);
                default -> throw new AssertionError("seed " + seed + ": " + name);
            }
        }
    }

    private static boolean isHost(String text) {
        return text.matches("(?i)([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")
                && !text.equals("xn--80ak6aa92e.example")
                && !text.equals("xn--a.example");
    }

    private static boolean isClean(String value) {
        return !value.isEmpty()
                && value.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.PRIVATE_USE
                                || !Character.isDefined(point));
    }

    private void acceptedByOthers() throws IOException {
        List<String> verify = new ArrayList<>(
                List.of(Oracle.OPENSSL.path().toString(), "verify", "-x509_strict", "-CAfile", "ca/cacert.pem"));
        signed.forEach(file -> verify.add(file.toString()));
        Native.Result verified = Native.run(folder, new byte[0], verify);
        assertEquals(0, verified.exit(), verified.errText());
        StringBuilder all = new StringBuilder();
        for (Path file : signed) {
            all.append(Files.readString(file));
        }
        Native.Result gnu = Native.run(
                folder, all.toString().getBytes(StandardCharsets.US_ASCII), Oracle.CERTTOOL, "--certificate-info");
        assertEquals(0, gnu.exit(), gnu.errText());
        assertEquals(
                signed.size(), gnu.outText().split("X.509 Certificate Information:", -1).length - 1, gnu.errText());
        assertTrue(gnu.outText().indexOf('\u001b') < 0 && !gnu.outText().contains("error"), gnu.outText());
        signed.parallelStream().forEach(file -> {
            Native.Result shown =
                    Native.run(folder, new byte[0], Oracle.OPENSSL, "x509", "-text", "-noout", "-in", file.toString());
            assertEquals(0, shown.exit(), () -> file + shown.errText());
            assertEquals("", shown.errText(), file.toString());
            Native.Result chain = Native.run(
                    folder,
                    new byte[0],
                    Oracle.CERTTOOL,
                    "--verify",
                    "--load-ca-certificate",
                    "ca/cacert.pem",
                    "--infile",
                    file.toString());
            assertEquals(0, chain.exit(), () -> file + chain.outText() + chain.errText());
            assertTrue(shown.outText().indexOf('\u001b') < 0 && !shown.outText().contains("error"), file::toString);
        });
    }
}
