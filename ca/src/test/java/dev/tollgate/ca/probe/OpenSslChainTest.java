package dev.tollgate.ca.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.file.PemFile;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random chains of good and bad certificates: the verdict and its reason are those of {@code openssl verify}. */
class OpenSslChainTest {
    private static final int CHAINS = Seeded.heavy() ? 3000 : 150;

    private static final Instant NOW = Instant.now();
    private static final byte[] CUT_OFF = {0x30, (byte) 0x82, (byte) 0xFF, (byte) 0xFF, 1};

    @TempDir
    Path folder;

    private final Set<String> reasons = new TreeSet<>();
    private final List<KeyPair> strong = new ArrayList<>();
    private final List<KeyPair> weak = new ArrayList<>();

    private record Made(X509CertificateHolder certificate, KeyPair key) {}

    @Test
    void everyChain_isJudgedAsOpenSslDoes() throws GeneralSecurityException {
        for (int i = 0; i < 4; i++) {
            strong.add(key("EC", 256));
        }
        strong.add(key("RSA", 2048));
        weak.add(key("RSA", 1024));
        Seeded.times(1, CHAINS, random -> {
            try {
                compare(random);
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new AssertionError(e);
            }
        });
        assertTrue(reasons.size() >= 10, reasons::toString);
    }

    private static KeyPair key(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private KeyPair key(Random random) {
        return random.nextInt(12) == 0 ? weak.get(0) : strong.get(random.nextInt(strong.size()));
    }

    private void compare(Random random) throws IOException, GeneralSecurityException, OperatorCreationException {
        List<Made> path = new ArrayList<>();
        int below = 1 + random.nextInt(3);
        path.add(make(random, "CN=root", null, below > 1 || random.nextInt(8) > 0));
        for (int i = 1; i <= below; i++) {
            path.add(make(random, "CN=c" + i, path.get(i - 1), i < below));
        }
        List<X509CertificateHolder> sent = new ArrayList<>();
        for (int i = path.size() - 1; i >= 0; i--) {
            boolean leaf = i == path.size() - 1;
            if (leaf || random.nextInt(12) > 0 && (i > 0 || random.nextBoolean())) {
                sent.add(path.get(i).certificate());
            }
        }
        List<X509CertificateHolder> trusted = new ArrayList<>();
        trusted.add(
                random.nextInt(10) == 0
                        ? make(random, "CN=other", null, true).certificate()
                        : path.get(0).certificate());
        if (random.nextInt(10) == 0) {
            trusted.add(path.get(1).certificate());
        }
        int level = Seeded.pick(random, 0, 1, 2, 2, 2, 3);
        String expected = openssl(sent, trusted, level);
        String found = new OpenSslChain(certificates(trusted), new SecurityLevel(level))
                .objection(certificates(sent), NOW)
                .orElse("OK");
        reasons.add(expected);
        assertEquals(expected, found, () -> describe(sent) + " trusted " + describe(trusted) + " level " + level);
    }

    private String openssl(List<X509CertificateHolder> sent, List<X509CertificateHolder> trusted, int level)
            throws IOException {
        Files.writeString(folder.resolve("leaf.pem"), PemFile.text(sent.subList(0, 1)));
        Files.writeString(folder.resolve("sent.pem"), PemFile.text(sent));
        Files.writeString(folder.resolve("trusted.pem"), PemFile.text(trusted));
        Native.Result result = Native.run(
                folder,
                new byte[0],
                Oracle.OPENSSL,
                "verify",
                "-auth_level",
                Integer.toString(level),
                "-purpose",
                "sslserver",
                "-attime",
                Long.toString(NOW.getEpochSecond()),
                "-CAfile",
                "trusted.pem",
                "-untrusted",
                "sent.pem",
                "leaf.pem");
        String text = result.outText() + result.errText();
        return result.exit() == 0
                ? "OK"
                : text.lines()
                        .filter(line -> line.startsWith("error "))
                        .findFirst()
                        .orElse(text)
                        .replaceAll("error \\d+ at \\d+ depth lookup: ", "");
    }

    private static List<X509Certificate> certificates(List<X509CertificateHolder> holders)
            throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : holders) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private static String describe(List<X509CertificateHolder> certificates) {
        return PemFile.text(certificates);
    }

    /** A certificate with a flaw now and then; without an issuer it signs itself. */
    private Made make(Random random, String subject, Made issuer, boolean authority)
            throws IOException, OperatorCreationException {
        KeyPair key = key(random);
        Instant begin = NOW.minus(Duration.ofDays(random.nextInt(20) == 0 ? -1 : 10));
        Instant end = NOW.plus(Duration.ofDays(random.nextInt(20) == 0 ? -2 : 20));
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer == null ? new X500Name(subject) : issuer.certificate().getSubject(),
                BigInteger.valueOf(random.nextInt(1_000_000) + 1L),
                Date.from(begin.isAfter(end) ? end : begin),
                Date.from(end),
                new X500Name(subject),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        boolean lies = random.nextInt(20) == 0;
        boolean claims = authority != lies;
        if (claims || random.nextBoolean()) {
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    claims && random.nextInt(4) == 0
                            ? new BasicConstraints(random.nextInt(2))
                            : new BasicConstraints(claims));
        }
        if (authority && !lies || random.nextBoolean()) {
            int usage = claims ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(random.nextInt(20) == 0 ? KeyUsage.cRLSign : usage));
        }
        if (random.nextInt(authority ? 8 : 2) == 0) {
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                            random.nextInt(4) == 0 ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth));
        }
        if (random.nextInt(25) == 0) {
            builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, new byte[] {5, 0});
        }
        if (random.nextInt(25) == 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, CUT_OFF);
        }
        KeyPair signer = issuer == null ? key : issuer.key();
        String digest = random.nextInt(20) == 0 ? "SHA1" : "SHA256";
        String algorithm = digest + "with" + (signer.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
        return new Made(builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())), key);
    }
}
