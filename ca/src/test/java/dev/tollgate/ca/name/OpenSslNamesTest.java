package dev.tollgate.ca.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.ca.file.PemFile;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects with values of every type: OpenSSL loads the certificate exactly when nothing is said against it, and prints the same. */
class OpenSslNamesTest {
    private static final String LONG_TYPE = "1.2" + ".4294967295".repeat(30);

    @TempDir
    Path folder;

    @Test
    void valuesOfEveryType_areTakenAndPrintedAsOpenSslDoes()
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair key = generator.generateKeyPair();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (byte[] content : contents()) {
            for (int tag = 1; tag < 31; tag++) {
                for (String type : List.of("2.5.4.3", "2.5.4.45")) {
                    compare(key, type, value(tag, content), "tag " + tag + " " + type, expected, found);
                }
            }
        }
        compare(key, LONG_TYPE, new DERUTF8String("v"), "long type", expected, found);
        assertEquals(String.join("\n", expected), String.join("\n", found));
        assertTrue(expected.stream().anyMatch(line -> line.endsWith("is not loaded")));
        assertTrue(expected.stream().anyMatch(line -> line.contains("/CN=ab")));
    }

    private static List<byte[]> contents() {
        return List.of(
                "abcd".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0, 'a', 'b'},
                new byte[] {(byte) 0xC3, (byte) 0x28},
                new byte[] {2, 1, 1},
                new byte[] {(byte) 0xD8, 0x3D, (byte) 0xDE, 0},
                new byte[] {0, 0, 1, 0x50},
                new byte[0]);
    }

    /** The value, or nothing where the bytes make none at all. */
    private static ASN1Encodable value(int tag, byte[] content) {
        byte[] der = new byte[content.length + 2];
        der[0] = (byte) (tag == 16 || tag == 17 ? tag | 0x20 : tag);
        der[1] = (byte) content.length;
        System.arraycopy(content, 0, der, 2, content.length);
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException | RuntimeException e) {
            return new DERUTF8String("-");
        }
    }

    private void compare(
            KeyPair key, String type, ASN1Encodable value, String about, List<String> expected, List<String> found)
            throws IOException, OperatorCreationException {
        X509CertificateHolder certificate;
        try {
            certificate = certificate(key, type, value);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return;
        }
        Path file = Files.writeString(folder.resolve("x.pem"), PemFile.text(List.of(certificate)));
        Native.Result openssl = Native.run(
                folder,
                new byte[0],
                Oracle.OPENSSL,
                "x509",
                "-in",
                file.toString(),
                "-noout",
                "-subject",
                "-nameopt",
                "compat");
        expected.add(about + ": "
                + (openssl.exit() == 0 ? openssl.outText().strip().replaceFirst("^subject=", "") : "is not loaded"));
        CertificateView view = CertificateView.read(file, OneLineStyle.OPENSSL_3);
        found.add(about + ": " + (view.defects().isEmpty() ? view.subject().strip() : "is not loaded"));
    }

    private static X509CertificateHolder certificate(KeyPair key, String type, ASN1Encodable value)
            throws IOException, OperatorCreationException {
        X500Name subject = X500Name.getInstance(new DERSequence(
                new ASN1Encodable[] {attribute(type, value), attribute("2.5.4.10", new DERUTF8String("x"))}));
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                new X500Name("CN=issuer"),
                BigInteger.ONE,
                new Date(),
                new Date(System.currentTimeMillis() + 86_400_000),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        return new X509CertificateHolder(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                        .getEncoded());
    }

    private static ASN1Encodable attribute(String type, ASN1Encodable value) {
        return new DERSet(new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(type), value}));
    }
}
