package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.ca.name.NameWriter;
import dev.tollgate.files.Folder;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Ledger;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** Creates authorities. The certificate is written last: a folder that has one is complete. */
public final class Foundation {
    private static final String SHARED = "rwxr-xr-x";
    private static final String OWN = "rwx------";

    private Foundation() {}

    /**
     * What is to be created.
     *
     * @param passphrase encrypts the key; without one it lies there unencrypted
     */
    public record Plan(
            DistinguishedName subject, KeyType key, int days, Optional<Passphrase> passphrase, Existing existing) {}

    /** Creates a root authority. */
    public static X509CertificateHolder root(CaFolder folder, Plan plan, Operator operator) throws IOException {
        X500Name name = requireName(plan);
        refuseExisting(folder, plan.existing());
        SecureRandom random = new SecureRandom();
        KeyPair key = plan.key().generate(random);
        operator.requireWanted();
        BigInteger serial = SerialNumbers.draw(random);
        X509CertificateHolder certificate =
                CertificateMaker.root(name, key, serial, Validity.days(operator.now(), plan.days()));
        begin(folder, plan, key, random, operator);
        write(folder.certificate(), List.of(certificate), plan.existing());
        Unfinished.end(folder);
        return certificate;
    }

    /** Creates an authority below {@code parent}. */
    public static X509CertificateHolder intermediate(
            CaFolder folder, Plan plan, CertificateAuthority parent, Operator operator) throws IOException {
        X500Name name = requireName(plan);
        if (name.equals(parent.certificate().getSubject())) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "the authority and the one above it have the same name",
                    "peers could not tell them apart: give this one another CN");
        }
        AuthorityRules.requireRoomBelow(parent.chain());
        parent.identity();
        refuseExisting(folder, plan.existing());
        Validity validity = Validity.days(operator.now(), plan.days());
        AuthorityRules.requireWithin(
                parent.certificate(),
                validity.until(parent.certificate().getNotAfter().toInstant()),
                operator.now());
        Optional<X509CertificateHolder> earlier = earlier(folder, plan, name, parent);
        X509CertificateHolder certificate;
        if (earlier.isPresent()) {
            certificate = earlier.get();
            operator.remarks()
                    .accept("completed " + folder.root() + ": its certificate " + Undelivered.serial(certificate)
                            + " was issued by a program that was stopped before it could write its files");
        } else {
            SecureRandom random = new SecureRandom();
            KeyPair key = plan.key().generate(random);
            operator.requireWanted();
            // The key is on the disk before a certificate of it is in a ledger.
            begin(folder, plan, key, random, operator);
            certificate = parent.issueIntermediate(
                    name, SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()), validity);
        }
        List<X509CertificateHolder> chain = new ArrayList<>(List.of(certificate));
        chain.addAll(parent.chain());
        write(folder.chain(), chain, Existing.REPLACE);
        write(folder.certificate(), List.of(certificate), plan.existing());
        Unfinished.end(folder);
        return certificate;
    }

    /**
     * The certificate that {@code parent} has issued to the key in {@code folder}, where a program was ended after that.
     *
     * @throws CaException when it has another name, or the key is not to be read with the passphrase of {@code plan}
     */
    private static Optional<X509CertificateHolder> earlier(
            CaFolder folder, Plan plan, X500Name name, CertificateAuthority parent) throws IOException {
        if (plan.existing() == Existing.REPLACE || !Unfinished.isThere(folder) || !Files.exists(folder.key())) {
            return Optional.empty();
        }
        PrivateKey key = KeyFile.read(folder.key(), plan.passphrase());
        Optional<X509CertificateHolder> issued = Unfinished.issued(parent, key);
        if (issued.isPresent() && !issued.get().getSubject().equals(name)) {
            throw new CaException(
                    Failure.Kind.EXISTS,
                    folder.root() + ": 'ca init' was stopped here after "
                            + NameReader.read(issued.get().getSubject()).line(OneLineStyle.OPENSSL_3)
                            + " was issued",
                    "run it again with that --subject, or use --force to start again with a new key");
        }
        return issued;
    }

    /** Creates all but the certificates. */
    private static void begin(CaFolder folder, Plan plan, KeyPair key, SecureRandom random, Operator operator)
            throws IOException {
        boolean again = plan.existing() == Existing.KEEP && Unfinished.isThere(folder);
        createFolders(folder);
        Unfinished.begin(folder);
        startLedger(folder, SerialNumbers.draw(random), operator);
        writeKey(folder, plan, key, random, again ? Existing.REPLACE : plan.existing());
    }

    private static X500Name requireName(Plan plan) throws CaException {
        if (plan.subject().relativeNames().isEmpty()) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "an authority needs a name",
                    "as in --subject /C=US/O=Acme/CN=Acme+20Mail+20CA");
        }
        return NameWriter.write(plan.subject());
    }

    private static void refuseExisting(CaFolder folder, Existing existing) throws IOException {
        NewFile.refuseExisting(folder.certificate(), existing);
        if (Unfinished.isThere(folder)) {
            return;
        }
        NewFile.refuseExisting(folder.key(), existing);
        if (existing == Existing.KEEP && Files.exists(folder.ledger())) {
            throw new CaException(
                    Failure.Kind.EXISTS, folder.ledger() + ": exists and is kept as it is", "--force starts a new one");
        }
    }

    private static void createFolders(CaFolder folder) throws IOException {
        NewFile.createFolder(folder.root(), SHARED);
        NewFile.createFolder(folder.privateFolder(), OWN);
        NewFile.createFolder(folder.newCertificates(), SHARED);
        NewFile.createFolder(folder.certificates(), SHARED);
    }

    private static void startLedger(CaFolder folder, BigInteger next, Operator operator) throws IOException {
        if (Files.exists(folder.ledger()) && !isEmpty(folder)) {
            LedgerRecovery.setAside(folder, operator.now());
        }
        try (Folder root = Folder.above(folder.chain())) {
            root.deleteOurs(String.valueOf(folder.chain().getFileName()));
        }
        try (Ledger ledger = Ledger.open(folder.ledger(), Store.Access.WRITE)) {
            ledger.setCounters(next, BigInteger.ONE);
        }
    }

    /** Whether the ledger has no certificates, as one that a program was ended over. */
    private static boolean isEmpty(CaFolder folder) throws IOException {
        try (Ledger ledger = Ledger.open(folder.ledger(), Store.Access.WRITE)) {
            List<CertificateRecord> records = new ArrayList<>();
            ledger.forEach(records::add);
            return records.isEmpty();
        } catch (StoreException e) {
            return false;
        }
    }

    private static void writeKey(CaFolder folder, Plan plan, KeyPair key, SecureRandom random, Existing existing)
            throws IOException {
        String text = plan.passphrase()
                .map(passphrase -> KeyFile.encrypted(key.getPrivate(), passphrase, random))
                .orElseGet(() -> KeyFile.plain(key.getPrivate()));
        NewFile.write(folder.key(), text, Audience.SECRET, existing);
    }

    private static void write(Path file, List<X509CertificateHolder> certificates, Existing existing)
            throws IOException {
        NewFile.write(file, PemFile.text(certificates), Audience.PUBLIC, existing);
    }
}
