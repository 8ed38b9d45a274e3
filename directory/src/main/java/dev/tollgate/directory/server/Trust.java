package dev.tollgate.directory.server;

import dev.tollgate.files.InputFile;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The authorities that may vouch for a server. */
final class Trust {
    private Trust() {}

    /** Sockets that trust the certificates in {@code file}, or else those that this Java trusts. */
    static SSLSocketFactory sockets(Optional<Path> file) throws DirectoryException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, file.isEmpty() ? null : managers(file.get()).getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new DirectoryException(
                    Failure.Kind.BAD_DATA,
                    file.map(path -> path + ": ").orElse("") + "cannot be used as trusted certificates: "
                            + e.getMessage(),
                    "give a PEM file with the certificate of the authority",
                    e);
        }
    }

    private static TrustManagerFactory managers(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Channels.newInputStream(InputFile.open(file))) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("no certificate in it");
            }
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }
}
