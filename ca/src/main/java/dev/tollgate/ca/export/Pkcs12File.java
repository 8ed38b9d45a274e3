package dev.tollgate.ca.export;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.files.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** A key and its certificates in one PKCS #12 file, as mail programs import it. */
public final class Pkcs12File {
    private Pkcs12File() {}

    /**
     * The file's content: PBES2 with AES-256 and HMAC-SHA-256.
     *
     * @param chain the key's certificate first
     */
    public static byte[] encode(String name, PrivateKey key, List<X509CertificateHolder> chain, Passphrase passphrase)
            throws IOException {
        char[] secret = passphrase.copy();
        try {
            Certificate[] certificates = new Certificate[chain.size()];
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] = converter.getCertificate(chain.get(i));
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, key, secret, certificates);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, secret);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new CaException(
                    Failure.Kind.BAD_DATA, "key and certificate cannot be combined: " + e.getMessage(), "", e);
        } finally {
            java.util.Arrays.fill(secret, '\0');
        }
    }
}
