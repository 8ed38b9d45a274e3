package dev.tollgate.ca.authority;

import dev.tollgate.ca.file.Asn1;
import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.file.NewFile.Audience;
import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.file.PemFile;
import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.ca.issue.CertificateMaker;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.issue.Validity;
import dev.tollgate.ca.name.NameReader;
import dev.tollgate.ca.name.NameWriter;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.store.ledger.CertificateRecord;
import dev.tollgate.store.ledger.Revocation;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** The same certificate once more. */
public final class Renewal {
    private Renewal() {}

    /**
     * Issues the certificate {@code serial} again, same key and names, with a new number and time.
     *
     * @param out where the new certificate goes
     * @throws CaException when it is revoked, an authority's, or says what would not be issued today
     */
    public static void renew(
            CertificateAuthority authority, BigInteger serial, Validity validity, Path out, Existing existing)
            throws IOException {
        NewFile.refuseExisting(out, existing);
        X509CertificateHolder old = authority.requireIssued(serial);
        requireUnrevoked(authority.find(serial));
        CertificateMaker.Leaf leaf = Asn1.read(
                "the certificate " + Undelivered.serial(old) + " is malformed, and cannot be renewed",
                () -> again(old, validity));
        X509CertificateHolder issued = authority.issue(leaf, SameSubject.ALLOW);
        try {
            NewFile.write(out, PemFile.text(List.of(issued)), Audience.PUBLIC, existing);
        } catch (IOException e) {
            throw Undelivered.ofRequest(authority, issued, out, e);
        }
    }

    private static void requireUnrevoked(CertificateRecord entry) throws CaException {
        Optional<Revocation> revocation = entry.revocation();
        if (revocation.isPresent()) {
            throw new CaException(
                    Kind.BAD_REQUEST,
                    "the certificate " + entry.serialHex() + " was revoked at "
                            + revocation.get().at() + " ("
                            + revocation.get().reason().openSslName() + ") and cannot be renewed",
                    "renewing keeps the key: issue a new certificate with a new key");
        }
    }

    private static CertificateMaker.Leaf again(X509CertificateHolder old, Validity validity) throws CaException {
        Extensions extensions = old.getExtensions();
        if (extensions != null) {
            BasicConstraints constraints = BasicConstraints.fromExtensions(extensions);
            if (constraints != null && constraints.isCA()) {
                throw new CaException(
                        Kind.BAD_REQUEST,
                        "the certificate " + Undelivered.serial(old) + " is an authority's, which cannot be renewed",
                        "create a new authority with 'tollgate ca init --parent', and issue its hosts' certificates again");
            }
        }
        // The subject stays as it is, byte by byte, but has to be one that could be written today.
        NameWriter.write(NameReader.read(old.getSubject()));
        return new CertificateMaker.Leaf(
                old.getSubject(), old.getSubjectPublicKeyInfo(), purpose(old), names(old), validity);
    }

    private static Purpose purpose(X509CertificateHolder old) throws CaException {
        Extensions extensions = old.getExtensions();
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        if (usage == null) {
            return Purpose.BOTH;
        }
        return Purpose.of(usage)
                .orElseThrow(() -> new CaException(
                        Kind.BAD_REQUEST,
                        "the certificate " + Undelivered.serial(old) + " is neither for servers nor for clients",
                        "sendmail cannot use it, and renewing it here would widen its purpose"));
    }

    private static Optional<GeneralNames> names(X509CertificateHolder old) throws CaException {
        Extensions extensions = old.getExtensions();
        GeneralNames names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null ? Optional.empty() : AlternativeNames.again(names);
    }
}
