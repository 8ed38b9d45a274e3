package dev.tollgate.ca.request;

import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** Certificate requests as somebody would make them who wants a name that is not theirs, or a program to stumble. */
final class HostileRequests {
    private static final String[] HOSTS = {
        "mail.acme.example",
        "h1.acme.example",
        "a.b.c.acme.example",
        "relay.acme.example.",
        "xn--mller-kva.example",
        "m\u00fcller.example",
        "*.acme.example",
        "*",
        "*.com",
        "*.co.uk",
        "*.*.acme.example",
        "www.*.example",
        "",
        "h.\u0430cme.example",
        "xn--80ak6aa92e.example",
        "xn--a.example",
        "bank.example\0.evil",
        "a\u001b[2J.example",
        "x\nverify OK",
        "a b.example",
        "-a.example",
        "a..example",
        "host",
        "10.1.2.3",
        "\u202eelpmaxe.kcab",
        "A.EXAMPLE",
        "a\u200bb.example",
        "\uff41cme.example",
        "ho/st.example",
        "h@x.example",
        "\u0440\u0430\u0443\u0440\u0430l.example"
    };

    private static final String[] TEXTS = {
        "Acme",
        "M\u00fcller & S\u00f6hne",
        "Jos\u00e9",
        "\u65e5\u672c",
        "Иван",
        "p\u0430ypal",
        "\u0441\u043e\u0441\u043e",
        "",
        "\0",
        "a\0b",
        "\u001b]0;x\u0007",
        "line\nfeed",
        "\u202eevil",
        "x".repeat(300),
        "x".repeat(5000),
        "a/CN=b",
        "+O=x",
        "US",
        "USA!!",
        "jo@acme.example",
        "\ud83d\ude00",
        "\ue000",
        "\ufeff",
        " ",
        "\u00a0"
    };

    private static final String[] TYPES = {
        "2.5.4.3",
        "2.5.4.3",
        "2.5.4.6",
        "2.5.4.10",
        "2.5.4.11",
        "2.5.4.8",
        "1.2.840.113549.1.9.1",
        "0.9.2342.19200300.100.1.25",
        "0.9.2342.19200300.100.1.1",
        "2.5.4.45",
        "2.5.4.5",
        "1.3.6.1.4.1.99999.1",
        "2.5.4.17"
    };

    private static final int[] TAGS = {12, 12, 12, 12, 19, 19, 22, 30, 20, 28, 18, 26, 27, 4, 3, 16, 2, 5, 1, 23, 29, 7
    };

    private record Signer(KeyPair key, String... algorithms) {}

    private final Random random;
    private final List<Signer> signers;

    HostileRequests(Random random, List<Object> signers) {
        this.random = random;
        this.signers = signers.stream().map(Signer.class::cast).toList();
    }

    /** The keys that all requests share, good and bad ones. */
    static List<Object> signers() throws GeneralSecurityException {
        BouncyCastleProvider provider = new BouncyCastleProvider();
        List<Object> signers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            signers.add(new Signer(ec("secp256r1", null), "SHA256withECDSA"));
        }
        signers.add(new Signer(ec("secp521r1", null), "SHA512withECDSA", "SHA1withECDSA"));
        signers.add(new Signer(ec("secp256k1", provider), "SHA256withECDSA"));
        signers.add(new Signer(ec("brainpoolP256r1", provider), "SHA256withECDSA"));
        signers.add(new Signer(rsa(2048), "SHA256withRSA", "SHA256withRSA", "SHA1withRSA", "MD5withRSA"));
        signers.add(new Signer(rsa(1024), "SHA256withRSA"));
        signers.add(new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), "Ed25519"));
        signers.add(new Signer(KeyPairGenerator.getInstance("Ed448").generateKeyPair(), "Ed448"));
        return signers;
    }

    private static KeyPair ec(String curve, BouncyCastleProvider provider) throws GeneralSecurityException {
        KeyPairGenerator generator =
                provider == null ? KeyPairGenerator.getInstance("EC") : KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** The DER bytes of one more request. */
    byte[] next() throws IOException, GeneralSecurityException {
        // Most keys are good, or every request would be refused for its key.
        Signer signer = signers.get(random.nextInt(3) > 0 ? random.nextInt(4) : random.nextInt(signers.size()));
        ASN1Encodable key =
                SubjectPublicKeyInfo.getInstance(signer.key().getPublic().getEncoded());
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(random.nextInt(20) == 0 ? 7 : 0));
        parts.add(subject());
        parts.add(key);
        parts.add(new DERTaggedObject(false, 0, attributes()));
        byte[] info = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
        // Bytes that are changed before signing bear a valid signature.
        damage(info, 8);
        String algorithm = Seeded.pick(random, signer.algorithms());
        ASN1EncodableVector request = new ASN1EncodableVector();
        try {
            request.add(ASN1Primitive.fromByteArray(info));
        } catch (IOException | RuntimeException e) {
            return info;
        }
        AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
        request.add(identifier);
        request.add(new DERBitString(sign(signer.key().getPrivate(), algorithm, info)));
        byte[] der;
        try {
            der = new DERSequence(request).getEncoded();
        } catch (IOException | RuntimeException e) {
            return info;
        }
        damage(der, 25);
        return der;
    }

    private static byte[] sign(PrivateKey key, String algorithm, byte[] info) throws GeneralSecurityException {
        boolean foreign = !key.getClass().getName().startsWith("sun.");
        Signature signature = foreign
                ? Signature.getInstance(algorithm, new BouncyCastleProvider())
                : Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(info);
        return signature.sign();
    }

    /** Changes a byte or two, once in {@code seldom} calls. */
    private void damage(byte[] der, int seldom) {
        if (random.nextInt(seldom) == 0) {
            for (int i = random.nextInt(2); i >= 0; i--) {
                der[random.nextInt(der.length)] = (byte) random.nextInt(256);
            }
        }
    }

    private ASN1Encodable subject() throws IOException {
        ASN1EncodableVector names = new ASN1EncodableVector();
        if (random.nextInt(6) > 0) {
            names.add(attribute("2.5.4.6", new DERPrintableString("US")));
            names.add(attribute("2.5.4.10", new DERUTF8String("Branch " + random.nextInt(1000))));
            names.add(attribute("2.5.4.3", new DERUTF8String("h" + random.nextInt(100_000) + ".acme.example")));
        }
        for (int i = Math.max(0, random.nextInt(5) - 2); i > 0; i--) {
            String type = Seeded.pick(random, TYPES);
            String text = random.nextBoolean() ? Seeded.pick(random, HOSTS) : Seeded.pick(random, TEXTS);
            names.add(attribute(type, value(text)));
        }
        return new DERSequence(names);
    }

    private static ASN1Encodable attribute(String type, ASN1Encodable value) {
        return new DERSet(new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(type), value}));
    }

    /** {@code text} under any tag, whether it fits it or not. */
    private ASN1Encodable value(String text) throws IOException {
        byte[] content = random.nextInt(8) == 0
                ? new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}
                : text.getBytes(random.nextInt(6) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        int tag = TAGS[random.nextInt(TAGS.length)];
        byte[] der = new DEROctetString(content).getEncoded();
        der[0] = (byte) (tag == 16 ? 0x30 : tag);
        try {
            return ASN1Primitive.fromByteArray(der);
        } catch (IOException | RuntimeException e) {
            return new DERUTF8String(text);
        }
    }

    private ASN1Encodable attributes() throws IOException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        if (random.nextInt(4) > 0) {
            attributes.add(extensionRequest());
        }
        if (random.nextInt(15) == 0) {
            attributes.add(extensionRequest());
        }
        return new DERSet(attributes);
    }

    private ASN1Encodable extensionRequest() throws IOException {
        ASN1EncodableVector extensions = new ASN1EncodableVector();
        for (int i = random.nextInt(12) == 0 ? 2 : 1; i > 0; i--) {
            extensions.add(extension("2.5.29.17", names().getEncoded()));
        }
        if (random.nextInt(4) == 0) {
            extensions.add(extension("2.5.29.19", new byte[] {0x30, 3, 1, 1, (byte) 0xFF}));
        }
        if (random.nextInt(20) == 0) {
            extensions.add(extension("2.5.29.17", new byte[] {0x30, (byte) 0x82, (byte) 0xFF, (byte) 0xFF, 1}));
        }
        return new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier("1.2.840.113549.1.9.14"), new DERSet(new DERSequence(extensions))
        });
    }

    private static ASN1Encodable extension(String id, byte[] value) {
        return new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier(id), new DEROctetString(value)});
    }

    private DERSequence names() throws IOException {
        ASN1EncodableVector names = new ASN1EncodableVector();
        int count = random.nextInt(25) == 0 ? 150 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            names.add(name());
        }
        return new DERSequence(names);
    }

    private ASN1Encodable name() throws IOException {
        byte[] good = ("h" + random.nextInt(100_000) + ".acme.example").getBytes(StandardCharsets.US_ASCII);
        byte[] nasty = Seeded.pick(random, HOSTS).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(24)) {
            case 0 -> primitive(2, nasty);
            case 1 -> primitive(1, ("jo@" + Seeded.pick(random, HOSTS)).getBytes(StandardCharsets.UTF_8));
            case 2 -> primitive(1, "jo@acme.example".getBytes(StandardCharsets.US_ASCII));
            case 3 ->
                primitive(
                        6,
                        Seeded.pick(random, "spiffe://acme.example/x", "noscheme", "http://a b/", "")
                                .getBytes(StandardCharsets.US_ASCII));
            case 4 -> primitive(7, new byte[Seeded.pick(random, 4, 16, 3, 0, 8)]);
            case 5 ->
                new DERTaggedObject(false, 0, new DERSequence(new ASN1Encodable[] {
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"),
                    new DERTaggedObject(true, 0, new DERUTF8String("root@acme.example"))
                }));
            case 6 -> new DERTaggedObject(true, 4, subject());
            case 7 -> new DERTaggedObject(false, 2, new DERIA5String("www.bank.example"));
            default -> primitive(2, good);
        };
    }

    private static ASN1Encodable primitive(int tag, byte[] content) {
        return new DERTaggedObject(false, tag, new DEROctetString(content));
    }
}
