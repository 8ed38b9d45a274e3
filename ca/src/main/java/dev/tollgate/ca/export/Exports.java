package dev.tollgate.ca.export;

import dev.tollgate.ca.authority.CertificateAuthority;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.dn.OneLineStyle;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Writes certificates of an authority in the form that is asked for. */
public final class Exports {
    private Exports() {}

    /** The forms of one or more certificates. */
    public enum Form {
        PEM,
        DER,
        /** PEM: the certificate and all above it, the root too. */
        CHAIN
    }

    /** The authority's own certificate, or the one with the number {@code serial}. */
    public static void write(
            CertificateAuthority authority, Optional<BigInteger> serial, Form form, Path out, Existing existing)
            throws IOException {
        X509CertificateHolder certificate = certificate(authority, serial);
        byte[] content = switch (form) {
            case PEM -> PemFile.text(List.of(certificate)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            case DER -> certificate.getEncoded();
            case CHAIN ->
                PemFile.text(chain(authority, serial, certificate))
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
        NewFile.write(out, content, Audience.PUBLIC, existing);
    }

    /** A PKCS #12 file of the certificate {@code serial}, the chain above it, and the key in {@code keyFile}. */
    public static void writePkcs12(
            CertificateAuthority authority,
            BigInteger serial,
            Path keyFile,
            Passphrase passphrase,
            Path out,
            Existing existing)
            throws IOException {
        NewFile.refuseExisting(out, existing);
        X509CertificateHolder certificate = certificate(authority, Optional.of(serial));
        PrivateKey key = KeyFile.read(keyFile, Optional.empty());
        if (!Signing.match(key, Signing.publicKey(certificate.getSubjectPublicKeyInfo()))) {
            throw new CaException(Failure.Kind.BAD_DATA, keyFile + ": is not the key of the certificate", "");
        }
        byte[] content = Pkcs12File.encode(
                NameReader.read(certificate.getSubject()).line(OneLineStyle.OPENSSL_3),
                key,
                chain(authority, Optional.of(serial), certificate),
                passphrase);
        NewFile.write(out, content, Audience.SECRET, existing);
    }

    private static List<X509CertificateHolder> chain(
            CertificateAuthority authority, Optional<BigInteger> serial, X509CertificateHolder certificate)
            throws IOException {
        List<X509CertificateHolder> chain = new ArrayList<>();
        if (serial.isPresent()) {
            chain.add(certificate);
        }
        chain.addAll(authority.chain());
        return chain;
    }

    private static X509CertificateHolder certificate(CertificateAuthority authority, Optional<BigInteger> serial)
            throws IOException {
        return serial.isPresent() ? authority.requireIssued(serial.get()) : authority.certificate();
    }

    /** Puts {@code files}'s certificates into {@code folder} with hashed links; the answer is the links. */
    public static List<Path> link(Path folder, List<Path> files) throws IOException {
        List<Path> links = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceAll("\\.(pem|crt|cer)$", "");
            List<X509CertificateHolder> certificates = PemFile.certificates(file);
            for (int i = 0; i < certificates.size(); i++) {
                links.add(HashedFolder.add(folder, name, certificates.get(i)));
            }
        }
        return links;
    }

    /** The DANE record of the first certificate in {@code file}. */
    public static String tlsa(String host, int port, Path file) throws IOException {
        X509CertificateHolder certificate = PemFile.certificate(file);
        boolean authority = dev.tollgate.ca.name.CertificateView.of(
                        certificate, dev.tollgate.model.dn.OneLineStyle.OPENSSL_3)
                .authority();
        return authority
                ? TlsaRecord.trustAnchor(host, port, certificate)
                : TlsaRecord.endEntity(host, port, certificate);
    }
}
