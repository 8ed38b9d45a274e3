package dev.tollgate.ca.file;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** Reads every part that anybody is going to ask for, so that nothing of what it returns fails later. */
public final class Sound {
    private Sound() {}

    /**
     * The certificate in {@code der}, whose names, times, key and known extensions can be read.
     *
     * @throws RuntimeException of any kind, too, when it is malformed: call it through {@link Asn1#read}
     */
    public static X509CertificateHolder certificate(byte[] der) throws IOException {
        X509CertificateHolder certificate = new X509CertificateHolder(der);
        require(certificate.getSubject());
        require(certificate.getIssuer());
        require(certificate.getSubjectPublicKeyInfo());
        if (certificate.getSerialNumber().signum() < 0
                || certificate.getSerialNumber().bitLength() > 160) {
            throw new IOException("a serial number that is negative or longer than 20 bytes");
        }
        certificate.getNotBefore();
        certificate.getNotAfter();
        Extensions extensions = certificate.getExtensions();
        if (extensions != null) {
            BasicConstraints.fromExtensions(extensions);
            KeyUsage.fromExtensions(extensions);
            ExtendedKeyUsage.fromExtensions(extensions);
            SubjectKeyIdentifier.fromExtensions(extensions);
            AuthorityKeyIdentifier.fromExtensions(extensions);
            GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        }
        return certificate;
    }

    /**
     * The revocation list in {@code der}, whose entries and numbers can be read.
     *
     * @throws RuntimeException of any kind, too, when it is malformed: call it through {@link Asn1#read}
     */
    public static X509CRLHolder revocationList(byte[] der) throws IOException {
        X509CRLHolder list = new X509CRLHolder(der);
        require(list.getIssuer());
        list.getThisUpdate();
        list.getNextUpdate();
        Extension number = list.getExtension(Extension.cRLNumber);
        if (number != null) {
            ASN1Integer.getInstance(number.getParsedValue()).getPositiveValue();
        }
        for (Object entry : list.getRevokedCertificates()) {
            X509CRLEntryHolder revoked = (X509CRLEntryHolder) entry;
            revoked.getSerialNumber();
            revoked.getRevocationDate();
            Extension reason = revoked.getExtension(Extension.reasonCode);
            if (reason != null) {
                ASN1Enumerated.getInstance(reason.getParsedValue()).intValueExact();
            }
        }
        return list;
    }

    /** Names are taken apart, and their texts decoded, only when somebody asks for it. OpenSSL loads none that is malformed. */
    private static void require(X500Name name) throws IOException {
        for (RDN part : name.getRDNs()) {
            for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                require(attribute.getType());
                require(attribute.getValue());
                if (attribute.getValue() instanceof ASN1String text) {
                    text.getString();
                }
            }
        }
        require((ASN1Encodable) name);
    }

    private static void require(ASN1Encodable value) throws IOException {
        value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
