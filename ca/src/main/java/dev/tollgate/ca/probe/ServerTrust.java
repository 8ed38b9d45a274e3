package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.dn.OneLineStyle;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Lets every server in, as sendmail does, but remembers whether it can be verified, and why not. */
final class ServerTrust extends X509ExtendedTrustManager {
    private final OpenSslChain judge;
    private String reason = "the server sent no certificate";

    private ServerTrust(OpenSslChain judge) {
        this.judge = judge;
    }

    /** Trust in the authorities in {@code places}, files or folders with hashed links, or in the platform's. */
    static ServerTrust of(List<Path> places, SecurityLevel level) throws IOException, GeneralSecurityException {
        List<X509Certificate> trusted = new ArrayList<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                addAll(trusted, file);
            }
        }
        if (places.isEmpty()) {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            trusted.addAll(List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()));
        }
        if (trusted.isEmpty()) {
            throw new CaException(
                    Failure.Kind.BAD_DATA,
                    (places.isEmpty() ? "this Java platform" : places.get(0).toString())
                            + ": has no certificates with hashed links",
                    "'tollgate ca path' or 'openssl rehash' creates them");
        }
        return new ServerTrust(new OpenSslChain(trusted, level));
    }

    private static void addAll(List<X509Certificate> trusted, Path file) throws IOException {
        for (X509CertificateHolder holder : PemFile.certificates(file)) {
            try {
                trusted.add(new JcaX509CertificateConverter().getCertificate(holder));
            } catch (CertificateException e) {
                throw new CaException(
                        Failure.Kind.BAD_DATA,
                        file + ": contains a certificate that Java cannot read",
                        "remove the certificate of "
                                + SmtpDialogue.printable(
                                        NameReader.read(holder.getSubject()).line(OneLineStyle.OPENSSL_3)),
                        e);
            }
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (var all = Files.list(place)) {
            return all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{8}\\.[0-9]+"))
                    .sorted()
                    .toList();
        }
    }

    /** Why the server cannot be verified; empty when it can. */
    String reason() {
        return reason;
    }

    private void judge(X509Certificate[] chain) {
        reason = judge.objection(List.of(chain), Instant.now()).orElse("");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        judge(chain);
    }

    // The two with a connection replace checks of the platform's own, which end handshakes that OpenSSL goes through
    // with.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        judge(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        judge(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a client asks servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
