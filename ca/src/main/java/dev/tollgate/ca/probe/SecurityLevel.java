package dev.tollgate.ca.probe;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Locale;

/**
 * OpenSSL's security level (SSL_CTX_set_security_level): how strong the keys and signatures of a chain have to be.
 *
 * @param level 0 to 5
 */
public record SecurityLevel(int level) {
    /** Bits of security by level. */
    private static final int[] LEAST = {0, 80, 112, 128, 192, 256};

    /** What Debian builds OpenSSL with. */
    public static final SecurityLevel DEBIAN = new SecurityLevel(2);

    /** Modulus lengths and the bits of security that OpenSSL counts for them (NIST SP 800-57). */
    private static final int[][] RSA = {{15_360, 256}, {7680, 192}, {3072, 128}, {2048, 112}, {1024, 80}};

    /** Refuses a level that there is not. */
    public SecurityLevel {
        if (level < 0 || level >= LEAST.length) {
            throw new IllegalArgumentException("level " + level);
        }
    }

    boolean allows(PublicKey key) {
        return bits(key) >= LEAST[level];
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            for (int[] length : RSA) {
                if (rsa.getModulus().bitLength() >= length[0]) {
                    return length[1];
                }
            }
            return 0;
        }
        if (key instanceof ECKey curve) {
            return curve.getParams().getOrder().bitLength() / 2;
        }
        return switch (key.getAlgorithm()) {
            case "EdDSA", "Ed25519" -> 128;
            case "Ed448" -> 224;
            default -> 0;
        };
    }

    /** Whether the digest under which {@code certificate} is signed is strong enough; MD5 counts 39 bits, SHA-1 63. */
    boolean allowsSignature(X509Certificate certificate) {
        String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int bits = 128;
        if (name.startsWith("MD2") || name.startsWith("MD4") || name.startsWith("MD5")) {
            bits = 39;
        } else if (name.startsWith("SHA1") || name.startsWith("SHA-1")) {
            bits = 63;
        } else if (name.startsWith("SHA224")) {
            bits = 112;
        } else if (name.startsWith("SHA384")) {
            bits = 192;
        } else if (name.startsWith("SHA512")) {
            bits = 256;
        }
        return bits >= LEAST[level];
    }
}
