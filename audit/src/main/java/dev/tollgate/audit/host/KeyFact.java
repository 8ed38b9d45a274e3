package dev.tollgate.audit.host;

import java.util.List;

/**
 * What a file with a certificate, a key or a revocation list holds, without its secrets.
 *
 * @param path the file
 * @param type certificate, key, crl, dh, or unreadable
 * @param algorithm the key's, as in RSA or EC
 * @param bits the key's length
 * @param signature the signature's algorithm, as in SHA256withRSA
 * @param notBefore seconds since 1970; of a revocation list, when it was made
 * @param notAfter seconds since 1970; of a revocation list, when the next one is due; 0 for never
 * @param names the DNS names, or the common name where there are none
 * @param publicKey a digest of the public key; empty where it is not known
 * @param encrypted whether a passphrase protects the key
 */
public record KeyFact(
        String path,
        String type,
        String algorithm,
        int bits,
        String signature,
        long notBefore,
        long notAfter,
        List<String> names,
        String publicKey,
        boolean encrypted) {
    public KeyFact {
        names = List.copyOf(names);
    }
}
