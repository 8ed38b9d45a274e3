package dev.tollgate.ca.request;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Which signatures prove that a request is its key holder's: none with a digest for which two texts can be made. */
final class SignatureDigests {
    private static final Map<String, String> WEAK = Map.of(
            "1.2.840.113549.1.1.2", "MD2",
            "1.2.840.113549.1.1.3", "MD4",
            "1.2.840.113549.1.1.4", "MD5",
            "1.3.14.3.2.3", "MD5",
            "1.2.840.113549.1.1.5", "SHA-1",
            "1.3.14.3.2.29", "SHA-1",
            "1.2.840.10045.4.1", "SHA-1");

    /** SHA-2 with RSA (PKCS #1), SHA-2 with ECDSA, Ed25519. */
    private static final Set<String> STRONG = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.113549.1.1.14",
            "1.2.840.10045.4.3.1",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4",
            "1.3.101.112");

    private static final Set<ASN1ObjectIdentifier> STRONG_DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private SignatureDigests() {}

    static void requireStrong(AlgorithmIdentifier algorithm) throws CaException {
        String id = algorithm.getAlgorithm().getId();
        String weak = WEAK.get(id);
        boolean pss = PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm());
        if (pss && !isStrong(algorithm)) {
            weak = "SHA-1 or another weak digest";
        }
        if (weak != null) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    "the request is signed with " + weak + ", which proves nothing",
                    "make it again with SHA-256, as in openssl req -new -sha256");
        }
        if (!pss && !STRONG.contains(id)) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    "the request is signed with an unknown algorithm (" + id + ")",
                    "use RSA or ECDSA with SHA-256, SHA-384 or SHA-512, or Ed25519");
        }
    }

    private static boolean isStrong(AlgorithmIdentifier pss) {
        return pss.getParameters() != null
                && STRONG_DIGESTS.contains(RSASSAPSSparams.getInstance(pss.getParameters())
                        .getHashAlgorithm()
                        .getAlgorithm());
    }
}
