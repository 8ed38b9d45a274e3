package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
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
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.ca.name.NameWriter;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** Certificates for hosts and clients, ordered by name, with their keys. */
public final class HostCertificates {
    /** Leaves room for endings, and for four bytes a character. */
    private static final int LONGEST_FILE_NAME = 60;

    private HostCertificates() {}

    /**
     * An order.
     *
     * @param name the host's qualified name, or the client's name
     * @param subject the subject, when it is not to be made of the authority's place and organization
     * @param alternativeNames further names; a server's own name is always among them
     */
    public record Order(
            String name,
            Purpose purpose,
            Optional<DistinguishedName> subject,
            List<String> alternativeNames,
            KeyType key,
            Validity validity) {}

    /**
     * How orders are carried out.
     *
     * @param existing what happens to files of that name
     * @param sameSubject what happens when another certificate has the subject
     */
    public record Manner(Existing existing, SameSubject sameSubject) {
        /** Nothing that is there is replaced. */
        public static final Manner CAREFUL = new Manner(Existing.KEEP, SameSubject.REFUSE);
    }

    /** Where a certificate was delivered. */
    public record Delivery(X509CertificateHolder certificate, Path file, Path chain, Path key) {
        /** The serial number as OpenSSL writes it. */
        public String serialHex() {
            return SerialNumbers.hex(certificate.getSerialNumber());
        }
    }

    /**
     * Makes a key, issues its certificate, and writes NAME.crt, NAME.chain.crt and NAME.key into {@code folder}. What an
     * earlier call has issued and could not deliver is delivered first; when it is this very order, that is all.
     *
     * @throws CaException also when the certificate was issued and its files cannot be written; the next call tries again
     */
    public static Delivery issue(CertificateAuthority authority, Order order, Path folder, Manner manner)
            throws IOException {
        Path own = Files.of(folder, order.name()).certificate();
        for (Delivery earlier : StagedKeys.deliver(authority, folder)) {
            if (earlier.file().equals(own) && manner.existing() == Existing.KEEP) {
                return earlier;
            }
        }
        Prepared prepared = prepare(authority, order, folder, manner);
        NewFile.createFolder(folder, "rwxr-xr-x");
        StagedKeys staged = StagedKeys.write(authority, folder, List.of(prepared), manner.existing());
        X509CertificateHolder issued = staged.keptUnless(
                        () -> authority.recordAll(List.of(prepared.leaf()), manner.sameSubject()))
                .get(0);
        authority.writeCopy(issued);
        Delivery delivery = deliver(authority, prepared.keyText(), prepared.files(), issued, manner.existing());
        staged.remove();
        return delivery;
    }

    /** The files of a certificate in the folder of its holder. */
    record Files(String base, Path certificate, Path chain, Path key) {
        /** The files for {@code name}. */
        static Files of(Path folder, String name) {
            return named(folder, fileName(name));
        }

        /** The files that begin with {@code base}. */
        static Files named(Path folder, String base) {
            return new Files(
                    base,
                    folder.resolve(base + ".crt"),
                    folder.resolve(base + ".chain.crt"),
                    folder.resolve(base + ".key"));
        }

        List<Path> all() {
            return List.of(certificate, chain, key);
        }

        /** Says no when one of them is there and has to stay; a link that leads nowhere is in the way as well. */
        void refuseExisting(Existing existing) throws CaException {
            for (Path file : all()) {
                NewFile.refuseExisting(file, existing);
            }
        }
    }

    /** An order that can be carried out, with its new key. */
    record Prepared(String keyText, CertificateMaker.Leaf leaf, Files files) {}

    /** Checks {@code order} and makes its key. */
    static Prepared prepare(CertificateAuthority authority, Order order, Path folder, Manner manner)
            throws IOException {
        X500Name subject = NameWriter.write(subject(authority, order));
        Optional<GeneralNames> names = AlternativeNames.of(names(order));
        Files files = Files.of(folder, order.name());
        files.refuseExisting(manner.existing());
        KeyPair key = order.key().generate(new SecureRandom());
        return new Prepared(
                KeyFile.plain(key.getPrivate()),
                new CertificateMaker.Leaf(
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()),
                        order.purpose(),
                        names,
                        order.validity()),
                files);
    }

    /**
     * Writes the files; the certificate comes last, so that where it is all is.
     *
     * @throws CaException naming the certificate, when they cannot be written
     */
    static Delivery deliver(
            CertificateAuthority authority, String key, Files files, X509CertificateHolder issued, Existing existing)
            throws IOException {
        List<X509CertificateHolder> chain = new ArrayList<>(List.of(issued));
        chain.addAll(authority.intermediates());
        try {
            NewFile.writeAll(
                    List.of(
                            new NewFile.Content(files.key(), key, Audience.SECRET),
                            new NewFile.Content(files.chain(), PemFile.text(chain), Audience.PUBLIC),
                            new NewFile.Content(files.certificate(), PemFile.text(List.of(issued)), Audience.PUBLIC)),
                    existing);
        } catch (IOException e) {
            throw Undelivered.of(authority, issued, files.certificate(), e);
        }
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
}
