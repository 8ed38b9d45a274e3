package dev.tollgate.ca.key;

import dev.tollgate.ca.file.CaException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Which signature goes with which key. */
public final class Signing {
    private static final int SMALLEST_RSA = 2048;

    private Signing() {}

    /** A signer with {@code key}. */
    public static ContentSigner signer(PrivateKey key) throws CaException {
        try {
            return new JcaContentSignerBuilder(algorithm(key)).build(key);
        } catch (OperatorCreationException e) {
            throw new CaException(
                    CaException.Reason.BAD_DATA, "the authority's key cannot sign: " + e.getMessage(), "", e);
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
                        CaException.Reason.BAD_DATA,
                        "a key of kind " + key.getAlgorithm() + " cannot sign certificates here",
                        "use RSA, EC or Ed25519");
        };
    }

    /** The public key behind {@code info}. */
    public static PublicKey publicKey(SubjectPublicKeyInfo info) throws CaException {
        String id = info.getAlgorithm().getAlgorithm().getId();
        String algorithm = switch (id) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.3.101.112", "1.3.101.113" -> "EdDSA";
            default ->
                throw new CaException(
                        CaException.Reason.BAD_DATA,
                        "keys of kind " + id + " are not known here",
                        "use RSA, EC or Ed25519");
        };
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (InvalidKeySpecException | IOException e) {
            throw new CaException(CaException.Reason.BAD_DATA, "the public key is damaged", "", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform reads no " + algorithm + " keys", e);
        }
    }

    /** Refuses a key that nobody should rely on. */
    public static void requireStrong(PublicKey key) throws CaException {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
            throw new CaException(
                    CaException.Reason.BAD_REQUEST,
                    "the RSA key has only " + rsa.getModulus().bitLength() + " bits",
                    "make one of at least " + SMALLEST_RSA + " bits, or an EC key");
        }
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
