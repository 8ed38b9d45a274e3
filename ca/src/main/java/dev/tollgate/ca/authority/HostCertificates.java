package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaException.Reason;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.issue.HostSubject;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.ca.name.NameWriter;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** Certificates for hosts and clients: ordered by name, by request, or as a renewal. */
public final class HostCertificates {
    /** Leaves room for endings, and for four bytes a character. */
    private static final int LONGEST_FILE_NAME = 60;

    private HostCertificates() {}

    /**
     * An order.
     *
     * @param name the host's qualified name, or the client's name
     * @param subject the subject, when it is not to be made of the authority's place and organisation
     * @param alternativeNames further names; a server's own name is always among them
     */
    public record Order(
            String name,
            Purpose purpose,
            Optional<DistinguishedName> subject,
            List<String> alternativeNames,
            KeyType key,
            Validity validity) {}

    /** Where a certificate was delivered. */
    public record Delivery(X509CertificateHolder certificate, Path file, Path chain, Path key) {
        /** The serial number as OpenSSL writes it. */
        public String serialHex() {
            return SerialNumbers.hex(certificate.getSerialNumber());
        }
    }

    /** Makes a key, issues its certificate, and writes NAME.crt, NAME.chain.crt and NAME.key into {@code folder}. */
    public static Delivery issue(CertificateAuthority authority, Order order, Path folder, Existing existing)
            throws IOException {
        Prepared prepared = prepare(authority, order, folder, existing);
        NewFile.createFolder(folder, "rwxr-xr-x");
        return deliver(prepared, authority.issue(prepared.leaf()), authority.intermediates(), existing);
    }

    /** The files of a certificate in the folder of its holder. */
    record Files(Path certificate, Path chain, Path key) {
        /** The files for {@code name}. */
        static Files of(Path folder, String name) {
            String base = fileName(name);
            return new Files(
                    folder.resolve(base + ".crt"), folder.resolve(base + ".chain.crt"), folder.resolve(base + ".key"));
        }

        List<Path> all() {
            return List.of(certificate, chain, key);
        }
    }

    /** An order that can be carried out, with its new key. */
    record Prepared(KeyPair key, CertificateMaker.Leaf leaf, Files files) {}

    /** Checks {@code order} and makes its key. */
    static Prepared prepare(CertificateAuthority authority, Order order, Path folder, Existing existing)
            throws IOException {
        X500Name subject = NameWriter.write(subject(authority, order));
        Optional<GeneralNames> names = AlternativeNames.of(names(order));
        Files files = Files.of(folder, order.name());
        for (Path file : files.all()) {
            NewFile.refuseExisting(file, existing);
        }
        KeyPair key = order.key().generate(new SecureRandom());
        return new Prepared(
                key,
                new CertificateMaker.Leaf(
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()),
                        order.purpose(),
                        names,
                        order.validity()),
                files);
    }

    /** Writes the files; the certificate comes last, so that where it is all is. */
    static Delivery deliver(
            Prepared prepared, X509CertificateHolder issued, List<X509CertificateHolder> above, Existing existing)
            throws IOException {
        Files files = prepared.files();
        List<X509CertificateHolder> chain = new ArrayList<>(List.of(issued));
        chain.addAll(above);
        NewFile.writeAll(
                List.of(
                        new NewFile.Content(
                                files.key(), KeyFile.plain(prepared.key().getPrivate()), Audience.SECRET),
                        new NewFile.Content(files.chain(), PemFile.text(chain), Audience.PUBLIC),
                        new NewFile.Content(files.certificate(), PemFile.text(List.of(issued)), Audience.PUBLIC)),
                existing);
        return new Delivery(issued, files.certificate(), files.chain(), files.key());
    }

    private static DistinguishedName subject(CertificateAuthority authority, Order order) throws CaException {
        String name = order.purpose() == Purpose.CLIENT ? bytes(order.name()) : HostSubject.qualified(order.name());
        return order.subject().isPresent()
                ? HostSubject.withName(order.subject().get(), name)
                : HostSubject.below(NameReader.read(authority.certificate().getSubject()), name);
    }

    private static List<String> names(Order order) throws CaException {
        List<String> names = new ArrayList<>();
        if (order.purpose() != Purpose.CLIENT) {
            names.add(HostSubject.qualified(order.name()));
        }
        names.addAll(order.alternativeNames());
        return names;
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A name for files: nothing in it can lead to another folder or hide the file. */
    static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}@._-]", "_");
        String cut = safe.length() > LONGEST_FILE_NAME ? safe.substring(0, LONGEST_FILE_NAME) : safe;
        return cut.startsWith(".") ? "_" + cut.substring(1) : cut;
    }

    /**
     * Issues what the request in {@code file} asks for: its subject, key and alternative names are copied, everything
     * else is the authority's to say.
     *
     * @param out where the certificate goes
     * @throws CaException when the request is not signed with its own key
     */
    public static void sign(
            CertificateAuthority authority, Path file, Purpose purpose, Validity validity, Path out, Existing existing)
            throws IOException {
        NewFile.refuseExisting(out, existing);
        PKCS10CertificationRequest request = PemFile.request(file);
        requireOwnSignature(file, request);
        X500Name subject = request.getSubject();
        if (subject.getRDNs().length == 0) {
            throw new CaException(
                    Reason.BAD_DATA, file + ": the request has no subject", "sendmail could not name the certificate");
        }
        if (purpose != Purpose.CLIENT) {
            DistinguishedName name = NameReader.read(subject);
            HostSubject.qualified(name.commonName()
                    .orElseThrow(() -> new CaException(
                            Reason.BAD_DATA, file + ": the subject has no CN", "a host's CN is its qualified name")));
        }
        X509CertificateHolder issued = authority.issue(new CertificateMaker.Leaf(
                subject, request.getSubjectPublicKeyInfo(), purpose, requestedNames(request), validity));
        NewFile.write(out, PemFile.text(List.of(issued)), Audience.PUBLIC, existing);
    }

    private static void requireOwnSignature(Path file, PKCS10CertificationRequest request) throws CaException {
        boolean valid;
        try {
            valid = request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .build(Signing.publicKey(request.getSubjectPublicKeyInfo())));
        } catch (PKCSException | OperatorCreationException e) {
            throw new CaException(
                    Reason.BAD_DATA, file + ": the request's signature cannot be checked: " + e.getMessage(), "", e);
        }
        if (!valid) {
            throw new CaException(
                    Reason.BAD_DATA,
                    file + ": the request's signature is wrong",
                    "it was changed after it was signed, or its maker does not have the key: ask for a new one");
        }
    }

    private static Optional<GeneralNames> requestedNames(PKCS10CertificationRequest request) {
        Extensions asked = request.getRequestedExtensions();
        GeneralNames names =
                asked == null ? null : GeneralNames.fromExtensions(asked, Extension.subjectAlternativeName);
        if (names == null) {
            return Optional.empty();
        }
        List<GeneralName> copied = new ArrayList<>();
        for (GeneralName name : names.getNames()) {
            switch (name.getTagNo()) {
                case GeneralName.dNSName,
                        GeneralName.iPAddress,
                        GeneralName.rfc822Name,
                        GeneralName.uniformResourceIdentifier -> copied.add(name);
                default -> {
                    // Other kinds of names mean things that this authority has not checked.
                }
            }
        }
        return copied.isEmpty() ? Optional.empty() : Optional.of(new GeneralNames(copied.toArray(new GeneralName[0])));
    }

    /**
     * Issues the certificate {@code serial} again, same key and names, with a new number and time.
     *
     * @param out where the new certificate goes
     */
    public static void renew(
            CertificateAuthority authority, BigInteger serial, Validity validity, Path out, Existing existing)
            throws IOException {
        NewFile.refuseExisting(out, existing);
        X509CertificateHolder old = authority.requireIssued(serial);
        Extensions extensions = old.getExtensions();
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        Purpose purpose = usage == null ? Purpose.BOTH : Purpose.of(usage).orElse(Purpose.BOTH);
        Optional<GeneralNames> names = extensions == null
                ? Optional.empty()
                : Optional.ofNullable(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName));
        X509CertificateHolder issued = authority.issue(
                new CertificateMaker.Leaf(old.getSubject(), old.getSubjectPublicKeyInfo(), purpose, names, validity));
        NewFile.write(out, PemFile.text(List.of(issued)), Audience.PUBLIC, existing);
    }
}
