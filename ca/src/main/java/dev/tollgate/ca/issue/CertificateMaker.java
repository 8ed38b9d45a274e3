package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.key.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Makes certificates after RFC 5280, such as {@code openssl verify -x509_strict} accepts. */
public final class CertificateMaker {
    private CertificateMaker() {}

    /** What a host's certificate says. */
    public record Leaf(
            X500Name subject,
            SubjectPublicKeyInfo publicKey,
            Purpose purpose,
            Optional<GeneralNames> alternativeNames,
            Validity validity) {}

    /** A root: signed with its own key. */
    public static X509CertificateHolder root(X500Name name, KeyPair key, BigInteger serial, Validity validity)
            throws CaException {
        SubjectPublicKeyInfo info =
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        X509v3CertificateBuilder builder = builder(name, name, serial, validity, info);
        addAuthority(builder, new BasicConstraints(true));
        addIdentifiers(builder, info, keyIdentifier(info));
        return builder.build(Signing.signer(key.getPrivate()));
    }

    /** An intermediate authority below {@code parent}, which may issue to hosts only. */
    public static X509CertificateHolder intermediate(
            Identity parent, X500Name name, SubjectPublicKeyInfo info, BigInteger serial, Validity validity)
            throws CaException {
        X509v3CertificateBuilder builder = builder(parent.certificate().getSubject(), name, serial, validity, info);
        addAuthority(builder, new BasicConstraints(0));
        addIdentifiers(builder, info, identifierOf(parent.certificate()));
        return builder.build(Signing.signer(parent.key()));
    }

    /** A host's certificate. */
    public static X509CertificateHolder leaf(Identity issuer, Leaf leaf, BigInteger serial) throws CaException {
        SubjectPublicKeyInfo info = leaf.publicKey();
        X509v3CertificateBuilder builder =
                builder(issuer.certificate().getSubject(), leaf.subject(), serial, leaf.validity(), info);
        boolean rsa = info.getAlgorithm().getAlgorithm().getId().equals("1.2.840.113549.1.1.1");
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0)));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, leaf.purpose().extension());
            if (leaf.alternativeNames().isPresent()) {
                boolean onlyName = leaf.subject().getRDNs().length == 0;
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        onlyName,
                        leaf.alternativeNames().get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        addIdentifiers(builder, info, identifierOf(issuer.certificate()));
        return builder.build(Signing.signer(issuer.key()));
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, BigInteger serial, Validity validity, SubjectPublicKeyInfo info) {
        return new X509v3CertificateBuilder(
                issuer, serial, Date.from(validity.notBefore()), Date.from(validity.notAfter()), subject, info);
    }

    private static void addAuthority(X509v3CertificateBuilder builder, BasicConstraints constraints) {
        try {
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addIdentifiers(X509v3CertificateBuilder builder, SubjectPublicKeyInfo info, byte[] issuer) {
        try {
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(info)));
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key identifier in {@code issuer}, or the one that RFC 5280, 4.2.1.2 (1) computes. */
    static byte[] identifierOf(X509CertificateHolder issuer) {
        SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        return own == null ? keyIdentifier(issuer.getSubjectPublicKeyInfo()) : own.getKeyIdentifier();
    }

    private static byte[] keyIdentifier(SubjectPublicKeyInfo info) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(info.getPublicKeyData().getBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
