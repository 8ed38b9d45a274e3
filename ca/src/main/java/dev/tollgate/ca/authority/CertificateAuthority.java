package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.CaFolder;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.issue.Identity;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.key.KeyFile;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.IssuedCertificate;
import dev.tollgate.store.ledger.Ledger;
import dev.tollgate.store.ledger.Revocation;
import dev.tollgate.store.ledger.RevocationReason;
import dev.tollgate.store.ledger.SerialNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** An authority in its folder: what it issues goes through the ledger first and to the files then. */
public final class CertificateAuthority implements AutoCloseable {
    /** How many certificates can be issued in one step. */
    static final int MOST_AT_ONCE = 64;

    private final CaFolder folder;
    private final X509CertificateHolder certificate;
    private final Ledger ledger;
    private final Operator operator;
    private @Nullable Identity identity;
    private @Nullable IssuedIndex index;

    private CertificateAuthority(CaFolder folder, X509CertificateHolder certificate, Ledger ledger, Operator operator) {
        this.folder = folder;
        this.certificate = certificate;
        this.ledger = ledger;
        this.operator = operator;
    }

    /**
     * The authority in {@code folder}.
     *
     * @throws IOException also when the folder holds no authority, or its certificate is not one
     */
    public static CertificateAuthority open(CaFolder folder, Store.Access access, Operator operator)
            throws IOException {
        if (!Files.exists(folder.certificate())) {
            throw new CaException(
                    Kind.MISSING,
                    folder.root() + ": there is no certificate authority here: cacert.pem is missing",
                    "'tollgate ca init --ca " + ShellWord.ofName(folder.root()) + "' creates one");
        }
        X509CertificateHolder certificate = PemFile.certificate(folder.certificate());
        AuthorityRules.requireAuthority(folder.certificate(), certificate);
        if (!Files.isDirectory(folder.ledger())) {
            throw new CaException(
                    Kind.MISSING,
                    folder.ledger() + ": the authority has no ledger",
                    "'tollgate ca import-openssl --ca " + ShellWord.ofName(folder.root())
                            + "' takes over what openssl ca has kept");
        }
        Ledger ledger = LedgerRecovery.openOrExplain(folder, access);
        CertificateAuthority authority = new CertificateAuthority(folder, certificate, ledger, operator);
        boolean ready = false;
        try {
            if (access == Store.Access.WRITE) {
                authority.completeFiles();
            }
            ready = true;
            return authority;
        } finally {
            if (!ready) {
                ledger.close();
            }
        }
    }

    /** A crash between the ledger and the files leaves some of the certificates that were issued last without theirs. */
    private void completeFiles() throws IOException {
        Unfinished.end(folder);
        for (BigInteger serial : ledger.lastIssued()) {
            Path copy = folder.newCertificate(SerialNumbers.hex(serial));
            if (!Files.exists(copy) || NewFile.wasInterrupted(copy)) {
                Optional<X509CertificateHolder> certificate = issued(serial);
                if (certificate.isPresent()) {
                    writeCopy(certificate.get());
                }
            }
        }
    }

    /** The folder. */
    public CaFolder folder() {
        return folder;
    }

    /** The authority's own certificate. */
    public X509CertificateHolder certificate() {
        return certificate;
    }

    /** The certificates that a host sends along: the authority's own and those above it, without the root. */
    public List<X509CertificateHolder> intermediates() throws IOException {
        List<X509CertificateHolder> chain = new ArrayList<>(chain());
        chain.removeIf(above -> above.getSubject().equals(above.getIssuer()));
        return chain;
    }

    /** The authority's certificate and those above it, up to the root. */
    public List<X509CertificateHolder> chain() throws IOException {
        return Files.exists(folder.chain()) ? PemFile.certificates(folder.chain()) : List.of(certificate);
    }

    /** The certificate with the authority's key, which is read now and may need the passphrase. */
    public Identity identity() throws IOException {
        Identity known = identity;
        if (known == null) {
            AuthorityRules.requireInForce(folder.certificate(), certificate, operator.now());
            PrivateKey key = KeyFile.read(folder.key(), operator.passphrase(folder.key()));
            if (!Signing.match(key, Signing.publicKey(certificate.getSubjectPublicKeyInfo()))) {
                throw new CaException(Kind.BAD_DATA, folder.key() + ": is not the key of " + folder.certificate(), "");
            }
            known = new Identity(certificate, key);
            identity = known;
        }
        return known;
    }

    /** Issues {@code leaf}; the end of validity is cut at the authority's own. */
    public X509CertificateHolder issue(CertificateMaker.Leaf leaf, SameSubject sameSubject) throws IOException {
        X509CertificateHolder issued = recordAll(List.of(leaf), sameSubject).get(0);
        writeCopy(issued);
        return issued;
    }

    /**
     * Says no when {@code leaf} cannot be issued, before anybody is asked about it.
     *
     * @throws CaException when its key, its subject or its time stand against it
     */
    public void requireIssuable(CertificateMaker.Leaf leaf, SameSubject sameSubject) throws IOException {
        Signing.requireStrong(Signing.publicKey(leaf.publicKey()));
        AuthorityRules.requireWithin(certificate, fitting(leaf.validity()), operator.now());
        index().require(leaf, sameSubject);
    }

    private Validity fitting(Validity validity) {
        return validity.until(certificate.getNotAfter().toInstant());
    }

    /**
     * Issues all of {@code leaves}, at most {@value #MOST_AT_ONCE}, or none of them. The caller has the copies written;
     * when it does not come to that, the next start does.
     */
    List<X509CertificateHolder> recordAll(List<CertificateMaker.Leaf> leaves, SameSubject sameSubject)
            throws IOException {
        if (leaves.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException(leaves.size() + " at once");
        }
        Identity issuer = identity();
        List<Making> makings = new ArrayList<>();
        for (CertificateMaker.Leaf leaf : leaves) {
            requireIssuable(leaf, sameSubject);
            CertificateMaker.Leaf fitting = new CertificateMaker.Leaf(
                    leaf.subject(),
                    leaf.publicKey(),
                    leaf.purpose(),
                    leaf.alternativeNames(),
                    fitting(leaf.validity()));
            makings.add(new Making(leaf.purpose().word(), serial -> CertificateMaker.leaf(issuer, fitting, serial)));
        }
        return record(makings);
    }

    /** Issues the certificate of an authority below this one. */
    X509CertificateHolder issueIntermediate(X500Name name, SubjectPublicKeyInfo key, Validity validity)
            throws IOException {
        Identity issuer = identity();
        Validity fitting = fitting(validity);
        AuthorityRules.requireWithin(certificate, fitting, operator.now());
        X509CertificateHolder issued = record(List.of(
                        new Making("ca", serial -> CertificateMaker.intermediate(issuer, name, key, serial, fitting))))
                .get(0);
        writeCopy(issued);
        return issued;
    }

    private IssuedIndex index() throws IOException {
        IssuedIndex known = index;
        if (known == null) {
            known = IssuedIndex.of(this, operator.now());
            index = known;
        }
        return known;
    }

    private interface Maker {
        X509CertificateHolder make(BigInteger serial) throws CaException;
    }

    private record Making(String purpose, Maker maker) {}

    private List<X509CertificateHolder> record(List<Making> makings) throws IOException {
        operator.requireWanted();
        Instant now = operator.now();
        List<Ledger.Issuance<IOException>> issuances = new ArrayList<>();
        List<X509CertificateHolder> issued = new ArrayList<>();
        for (Making making : makings) {
            issuances.add(serial -> {
                X509CertificateHolder made = making.maker().make(serial);
                issued.add(made);
                return new IssuedCertificate(
                        Records.of(made, now, operator.user(), making.purpose()), made.getEncoded());
            });
        }
        List<CertificateRecord> records = ledger.issueAll(issuances);
        if (index != null) {
            records.forEach(index::add);
        }
        return issued;
    }

    /** Writes the copy in {@code newcerts}. */
    void writeCopy(X509CertificateHolder issued) throws IOException {
        NewFile.writeCopy(
                folder.newCertificate(SerialNumbers.hex(issued.getSerialNumber())), PemFile.text(List.of(issued)));
    }

    /**
     * Revokes the certificate with the number {@code serial}. Where that was done before, for the same reason, nothing
     * changes.
     *
     * @throws CaException when this authority never issued it, or it was revoked for another reason
     */
    public CertificateRecord revoke(BigInteger serial, RevocationReason reason) throws IOException {
        CertificateRecord entry = find(serial);
        Revocation before = entry.revocation().orElse(null);
        if (before != null && before.reason() == reason) {
            return entry;
        }
        if (before != null) {
            String when = " was already revoked, at " + before.at() + ", as "
                    + before.reason().openSslName();
            throw new CaException(Kind.BAD_DATA, "the certificate " + entry.serialHex() + when, "");
        }
        index = null;
        return ledger.revoke(serial, new Revocation(operator.now(), reason, operator.user(), ""))
                .orElseThrow();
    }

    /** Writes the next revocation list, valid for {@code days} days; the answer is its number. */
    public BigInteger writeRevocationList(int days) throws IOException {
        return NextRevocationList.write(this, days);
    }

    /**
     * The record of {@code serial}.
     *
     * @throws CaException when this authority never issued it
     */
    public CertificateRecord find(BigInteger serial) throws IOException {
        return ledger.find(serial)
                .orElseThrow(() -> new CaException(
                        Kind.BAD_REQUEST,
                        folder.root() + ": no certificate with the serial number " + SerialNumbers.hex(serial),
                        "'tollgate ca list' shows those that were issued"));
    }

    /** The certificate with the number {@code serial}, if its bytes are known. */
    public Optional<X509CertificateHolder> issued(BigInteger serial) throws IOException {
        Optional<byte[]> der = ledger.certificate(serial);
        return der.isEmpty()
                ? Optional.empty()
                : Optional.of(Asn1.read(
                        folder.ledger() + ": the certificate " + SerialNumbers.hex(serial) + " is damaged",
                        () -> new X509CertificateHolder(der.get())));
    }

    /**
     * The certificate with the number {@code serial}.
     *
     * @throws CaException when it was not issued here, or taken over without its bytes
     */
    public X509CertificateHolder requireIssued(BigInteger serial) throws IOException {
        CertificateRecord entry = find(serial);
        return issued(serial)
                .orElseThrow(() -> new CaException(
                        Kind.MISSING,
                        folder.newCertificate(entry.serialHex()) + ": the certificate itself is not known",
                        "the ledger has only its line from OpenSSL, and newcerts lacks the file"));
    }

    /** The certificate of {@code key} that was issued here and is not revoked, if there is one. */
    Optional<X509CertificateHolder> validCertificateOf(SubjectPublicKeyInfo key) throws IOException {
        List<BigInteger> serials = new ArrayList<>();
        forEach(entry -> {
            if (entry.revocation().isEmpty()) {
                serials.add(entry.serial());
            }
        });
        for (BigInteger serial : serials) {
            Optional<X509CertificateHolder> certificate = issued(serial);
            if (certificate.isPresent() && key.equals(certificate.get().getSubjectPublicKeyInfo())) {
                return certificate;
            }
        }
        return Optional.empty();
    }

    /** What people want to know of the certificate with the number {@code serial}. */
    public CertificateView view(BigInteger serial, OneLineStyle style) throws IOException {
        return CertificateView.of(requireIssued(serial), style);
    }

    /** The serial number of the certificate in {@code file}, which this authority must have issued. */
    public BigInteger serialOf(Path file) throws IOException {
        X509CertificateHolder given = PemFile.certificate(file);
        if (!given.getIssuer().equals(certificate.getSubject())) {
            throw new CaException(Kind.BAD_REQUEST, file + ": was not issued by the authority in " + folder.root(), "");
        }
        return find(given.getSerialNumber()).serial();
    }

    /** Every record, in the order in which they were issued; serial numbers are random and tell nothing. */
    public List<CertificateRecord> records() throws IOException {
        List<CertificateRecord> records = new ArrayList<>();
        forEach(records::add);
        records.sort(Comparator.comparing(CertificateRecord::issuedAt));
        return records;
    }

    /** Hands every record to {@code consumer}, in the order of the serial numbers. */
    public void forEach(Consumer<CertificateRecord> consumer) throws IOException {
        ledger.forEach(consumer);
    }

    Ledger ledger() {
        return ledger;
    }

    Operator operator() {
        return operator;
    }

    /** Closes the ledger. */
    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
