package dev.tollgate.ca.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.cert.X509CertificateHolder;

/** DANE records for SMTP (RFC 7672): usage 3 or 2, the public key, SHA-256. */
public final class TlsaRecord {
    private TlsaRecord() {}

    /** The record by which {@code host}'s own key is known; it outlives a renewal with the same key. */
    public static String endEntity(String host, int port, X509CertificateHolder certificate) {
        return record(host, port, 3, certificate);
    }

    /** The record by which every certificate of {@code authority} is known, if the host sends the authority along. */
    public static String trustAnchor(String host, int port, X509CertificateHolder authority) {
        return record(host, port, 2, authority);
    }

    private static String record(String host, int port, int usage, X509CertificateHolder certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getSubjectPublicKeyInfo().getEncoded());
            return "_" + port + "._tcp." + host + ". IN TLSA " + usage + " 1 1 "
                    + HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
