package dev.tollgate.ca.key;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Which signature goes with which key. */
public final class Signing {
    private static final int SMALLEST_RSA = 2048;

    /** OpenSSL's own limits (OPENSSL_RSA_MAX_MODULUS_BITS, OPENSSL_RSA_MAX_PUBEXP_BITS). */
    private static final int LARGEST_RSA = 16_384;

    private static final int LARGEST_EXPONENT = 64;

    /** P-256, P-384, P-521. */
    private static final Set<String> CURVES = Set.of("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");

    private static final String SUPPORTED = "P-256 (prime256v1), P-384 or P-521";

    private Signing() {}

    /** A signer with {@code key}. */
    public static ContentSigner signer(PrivateKey key) throws CaException {
        try {
            return new JcaContentSignerBuilder(algorithm(key)).build(key);
        } catch (OperatorCreationException e) {
            throw new CaException(Failure.Kind.BAD_DATA, "the authority's key cannot sign: " + e.getMessage(), "", e);
        }
    }

    private static String algorithm(PrivateKey key) throws CaException {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" ->
                key instanceof ECKey ec && ec.getParams().getOrder().bitLength() > 256
                        ? "SHA384withECDSA"
                        : "SHA256withECDSA";
            case "Ed25519", "EdDSA" -> "Ed25519";
            default ->
                throw new CaException(
                        Failure.Kind.BAD_DATA,
                        "a key of kind " + key.getAlgorithm() + " cannot sign certificates here",
                        "use RSA, EC or Ed25519");
        };
    }

    /**
     * The public key behind {@code info}.
     *
     * @throws CaException when it is of a kind or on a curve that is not supported here, or malformed
     */
    public static PublicKey publicKey(SubjectPublicKeyInfo info) throws CaException {
        String id = info.getAlgorithm().getAlgorithm().getId();
        String algorithm = switch (id) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.3.101.112" -> "Ed25519";
            default ->
                throw new CaException(
                        Failure.Kind.BAD_DATA,
                        "keys of kind " + id + " are not supported here",
                        "use RSA, EC or Ed25519");
        };
        if (algorithm.equals("EC")) {
            requireCurve(info);
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (InvalidKeySpecException | IOException e) {
            throw new CaException(Failure.Kind.BAD_DATA, "the public key is damaged", "", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot read " + algorithm + " keys", e);
        }
    }

    /** Peers agree on three curves only (RFC 8422, RFC 8446); others are weak, or end the handshake. */
    private static void requireCurve(SubjectPublicKeyInfo info) throws CaException {
        ASN1Encodable curve = info.getAlgorithm().getParameters();
        if (!(curve instanceof ASN1ObjectIdentifier id)) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    "the EC key gives its curve's parameters instead of its name",
                    "make one on " + SUPPORTED);
        }
        if (!CURVES.contains(id.getId())) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    "the EC key is on a curve that is not supported here (" + id.getId() + ")",
                    "make one on " + SUPPORTED);
        }
    }

    /**
     * Refuses a key that nobody should rely on, or that OpenSSL does not take.
     *
     * @throws CaException when it is an RSA key that is too short, too long, or has an exponent that no key should have
     */
    public static void requireStrong(PublicKey key) throws CaException {
        if (!(key instanceof RSAPublicKey rsa)) {
            return;
        }
        int bits = rsa.getModulus().bitLength();
        if (bits < SMALLEST_RSA) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "the RSA key has only " + bits + " bits",
                    "make one of at least " + SMALLEST_RSA + " bits, or an EC key");
        }
        BigInteger exponent = rsa.getPublicExponent();
        if (bits > LARGEST_RSA
                || exponent.bitLength() > LARGEST_EXPONENT
                || !exponent.testBit(0)
                || exponent.equals(BigInteger.ONE)
                || !rsa.getModulus().testBit(0)) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "the RSA key has a modulus or an exponent that OpenSSL does not accept",
                    "make one with 2048 to 4096 bits and the exponent 65537");
        }
    }

    /** What {@code key} is, as in {@code RSA, 2048 bits}. */
    public static String kind(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA, " + rsa.getModulus().bitLength() + " bits";
        }
        return key instanceof ECKey ec
                ? "EC, " + ec.getParams().getOrder().bitLength() + " bits"
                : String.valueOf(key.getAlgorithm());
    }

    /** Whether {@code secret} and {@code open} are the two halves of one key. */
    public static boolean match(PrivateKey secret, PublicKey open) throws CaException {
        try {
            String algorithm = algorithm(secret);
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
