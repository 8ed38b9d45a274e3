package dev.tollgate.ca.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;
import org.bouncycastle.asn1.ASN1VisibleString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The hash of a name by which OpenSSL finds certificates in a folder ({@code openssl x509 -subject_hash},
 * x509_name_canon): the first four bytes of SHA-1 over the name with its texts in UTF-8, ASCII letters small, blanks at
 * the ends dropped and runs of blanks made one.
 */
public final class CanonicalHash {
    private CanonicalHash() {}

    /** The hash of {@code name}, eight lower-case hexadecimal digits. */
    public static String of(X500Name name) {
        try {
            ByteArrayOutputStream canonical = new ByteArrayOutputStream();
            for (RDN rdn : name.getRDNs()) {
                ASN1EncodableVector attributes = new ASN1EncodableVector();
                for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                    attributes.add(new DERSequence(
                            new ASN1Encodable[] {attribute.getType(), canonical(attribute.getValue())}));
                }
                canonical.write(new DERSet(attributes).getEncoded(ASN1Encoding.DER));
            }
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(canonical.toByteArray());
            return HexFormat.of().formatHex(new byte[] {digest[3], digest[2], digest[1], digest[0]});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static ASN1Encodable canonical(ASN1Encodable value) {
        boolean text = value instanceof ASN1UTF8String
                || value instanceof ASN1PrintableString
                || value instanceof ASN1IA5String
                || value instanceof ASN1T61String
                || value instanceof ASN1BMPString
                || value instanceof ASN1VisibleString;
        if (value instanceof ASN1UniversalString universal) {
            return new DERUTF8String(folded(wide(universal.getOctets())));
        }
        return text ? new DERUTF8String(folded(((ASN1String) value).getString())) : value;
    }

    private static String wide(byte[] octets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 3 < octets.length; i += 4) {
            text.appendCodePoint((octets[i + 1] & 0xFF) << 16 | (octets[i + 2] & 0xFF) << 8 | octets[i + 3] & 0xFF);
        }
        return text.toString();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                blank = !folded.isEmpty();
            } else {
                folded.append(blank ? " " : "").append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
                blank = false;
            }
        }
        return folded.toString();
    }
}
