package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.key.Signing;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.RevocationReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** What was issued before and stands against a new certificate: subjects in use, and keys that others are known to have. */
final class IssuedIndex {
    private static final Set<RevocationReason> COMPROMISED =
            Set.of(RevocationReason.KEY_COMPROMISE, RevocationReason.CA_COMPROMISE, RevocationReason.AA_COMPROMISE);

    private final CertificateAuthority authority;
    private final Map<String, List<BigInteger>> subjects = new HashMap<>();
    private final Set<ByteBuffer> compromised = new HashSet<>();
    private final Set<String> authorities = new HashSet<>();

    private IssuedIndex(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** What the ledger of {@code authority} tells of certificates that can be relied on {@code now}, or never again. */
    static IssuedIndex of(CertificateAuthority authority, Instant now) throws IOException {
        IssuedIndex index = new IssuedIndex(authority);
        List<BigInteger> lost = new ArrayList<>();
        authority.forEach(entry -> {
            if (entry.revocation()
                    .filter(revocation -> COMPROMISED.contains(revocation.reason()))
                    .isPresent()) {
                lost.add(entry.serial());
            } else if (entry.revocation().isEmpty() && !now.isAfter(entry.notAfter())) {
                index.add(entry);
            }
        });
        for (X509CertificateHolder above : authority.chain()) {
            index.authorities.add(folded(line(above.getSubject())));
        }
        for (BigInteger serial : lost) {
            Optional<X509CertificateHolder> certificate = authority.issued(serial);
            if (certificate.isPresent()) {
                index.compromised.add(key(certificate.get().getSubjectPublicKeyInfo()));
            }
        }
        return index;
    }

    void add(CertificateRecord entry) {
        subjects.computeIfAbsent(folded(entry.subject()), subject -> new ArrayList<>(1))
                .add(entry.serial());
    }

    /** sendmail folds the keys of the access map, so subjects that differ in case are one. */
    private static String folded(String subject) {
        return subject.toLowerCase(Locale.ROOT);
    }

    private static String line(X500Name name) {
        return NameReader.read(name).line(OneLineStyle.OPENSSL_3);
    }

    /** One key has one form here, however a certificate spells its algorithm. */
    private static ByteBuffer key(SubjectPublicKeyInfo info) {
        try {
            return ByteBuffer.wrap(Signing.publicKey(info).getEncoded());
        } catch (CaException e) {
            return raw(info);
        }
    }

    private static ByteBuffer raw(SubjectPublicKeyInfo info) {
        try {
            return ByteBuffer.wrap(info.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says no to {@code leaf} when its key is known to be compromised, or its subject is the authority's or another
     * holder's.
     */
    void require(CertificateMaker.Leaf leaf, SameSubject sameSubject) throws IOException {
        ByteBuffer key = key(leaf.publicKey());
        if (compromised.contains(key)) {
            throw new CaException(
                    Kind.BAD_REQUEST,
                    "a certificate with this key was revoked because others may have the key",
                    "ask for a request with a new key");
        }
        String subject = line(leaf.subject());
        if (authorities.contains(folded(subject))) {
            throw new CaException(
                    Kind.BAD_REQUEST,
                    "the subject is the authority's own: " + Quoted.plain(subject),
                    "entries for the authority would match this certificate, too; choose another CN");
        }
        if (sameSubject == SameSubject.REFUSE) {
            requireOwn(subject, key);
        }
    }

    private void requireOwn(String subject, ByteBuffer key) throws IOException {
        for (BigInteger serial : subjects.getOrDefault(folded(subject), List.of())) {
            Optional<X509CertificateHolder> other = authority.issued(serial);
            if (other.isEmpty() || !key(other.get().getSubjectPublicKeyInfo()).equals(key)) {
                CertificateRecord entry = authority.find(serial);
                throw new CaException(
                        Kind.BAD_REQUEST,
                        "the certificate " + entry.serialHex() + ", valid until " + entry.notAfter()
                                + ", has the subject " + Quoted.plain(subject) + " for another key",
                        "a CertSubject: entry would let the holders of both relay; revoke the other one with 'tollgate ca"
                                + " revoke --ca "
                                + ShellWord.ofName(authority.folder().root()) + " --serial " + entry.serialHex()
                                + "', or use --replace");
            }
        }
    }
}
