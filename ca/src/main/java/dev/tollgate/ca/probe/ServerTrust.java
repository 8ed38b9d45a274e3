package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.PemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Lets every server in, as sendmail does, but remembers whether it can be verified, and why not. */
final class ServerTrust implements X509TrustManager {
    private final Optional<X509TrustManager> judge;
    private String reason = "the server sent no certificate";

    private ServerTrust(Optional<X509TrustManager> judge) {
        this.judge = judge;
    }

    /** Trust in the authorities in {@code place}, a file or a folder with hashed links, or in the platform's. */
    static ServerTrust of(Optional<Path> place) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (place.isEmpty()) {
            factory.init((KeyStore) null);
            return new ServerTrust(Optional.of((X509TrustManager) factory.getTrustManagers()[0]));
        }
        Set<TrustAnchor> roots = new HashSet<>();
        List<X509Certificate> others = new ArrayList<>();
        for (Path file : files(place.get())) {
            for (X509CertificateHolder holder : PemFile.certificates(file)) {
                X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
                if (holder.getSubject().equals(holder.getIssuer())) {
                    roots.add(new TrustAnchor(certificate, null));
                } else {
                    // OpenSSL goes on to a root unless it is told that part of a chain is enough; sendmail does not.
                    others.add(certificate);
                }
            }
        }
        if (roots.isEmpty()) {
            return new ServerTrust(Optional.empty());
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        factory.init(new CertPathTrustManagerParameters(parameters));
        return new ServerTrust(Optional.of((X509TrustManager) factory.getTrustManagers()[0]));
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> links;
        try (var all = Files.list(place)) {
            links = all.filter(file -> file.getFileName().toString().matches("[0-9a-f]{8}\\.[0-9]+"))
                    .sorted()
                    .toList();
        }
        if (links.isEmpty()) {
            throw new CaException(
                    CaException.Reason.BAD_DATA,
                    place + ": has no certificates with hashed links",
                    "'tollgate ca path' or 'openssl rehash' makes them");
        }
        return links;
    }

    /** Why the server cannot be verified; empty when it can. */
    String reason() {
        return reason;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        if (judge.isEmpty()) {
            reason = missing(chain);
            return;
        }
        try {
            judge.get().checkServerTrusted(chain, type);
            reason = "";
        } catch (CertificateException e) {
            reason = reasonOf(e, chain);
        }
    }

    /** In OpenSSL's words (X509_verify_cert_error_string), which sendmail logs as {@code reason=}. */
    private static String reasonOf(CertificateException failure, X509Certificate[] chain) {
        String detail = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return "certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "certificate is not yet valid";
            }
            if (cause instanceof CertPathValidatorException invalid) {
                detail = String.valueOf(invalid.getMessage());
            }
        }
        return detail.isEmpty() ? missing(chain) : SmtpDialogue.printable(detail);
    }

    private static String missing(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        if (!last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            return "unable to get local issuer certificate";
        }
        return chain.length == 1 ? "self-signed certificate" : "self-signed certificate in certificate chain";
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a client asks servers only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
