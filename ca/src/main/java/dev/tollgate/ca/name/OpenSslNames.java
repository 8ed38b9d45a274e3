package dev.tollgate.ca.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What OpenSSL does not take as a name. It takes values of few types (B_ASN1_PRINTABLE), and those of a character set must
 * be of it (x509_name_canon); a certificate with any other cannot be loaded.
 */
final class OpenSslNames {
    private static final Set<Integer> TYPES = Set.of(
            BERTags.BIT_STRING,
            BERTags.UTF8_STRING,
            BERTags.SEQUENCE | BERTags.CONSTRUCTED,
            BERTags.NUMERIC_STRING,
            BERTags.PRINTABLE_STRING,
            BERTags.T61_STRING,
            BERTags.IA5_STRING,
            BERTags.UNIVERSAL_STRING,
            BERTags.BMP_STRING);

    private OpenSslNames() {}

    /** One sentence for each of the names that keeps OpenSSL from loading {@code certificate}. */
    static List<String> objections(X509CertificateHolder certificate) {
        List<String> objections = new ArrayList<>();
        if (!isTaken(certificate.getSubject())) {
            objections.add("OpenSSL cannot load a certificate with such a subject, so sendmail never sees these names");
        }
        if (!isTaken(certificate.getIssuer())) {
            objections.add("OpenSSL cannot load a certificate with such an issuer, so sendmail never sees these names");
        }
        return objections;
    }

    private static boolean isTaken(X500Name name) {
        for (RDN relative : name.getRDNs()) {
            for (AttributeTypeAndValue attribute : relative.getTypesAndValues()) {
                if (!isTaken(attribute)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isTaken(AttributeTypeAndValue attribute) {
        byte[] der;
        try {
            der = attribute.getValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int tag = der[0] & 0xFF;
        // Types that ASN.1 does not assign are kept as they are (B_ASN1_UNKNOWN).
        boolean unknown = tag >= 7 && tag <= 11 && tag != BERTags.ENUMERATED || tag >= 13 && tag <= 15 || tag == 29;
        if (!TYPES.contains(tag) && !unknown) {
            return false;
        }
        int first = der[1] & 0xFF;
        int start = first < 0x80 ? 2 : 2 + (first & 0x7F);
        return isOfItsSet(tag, ByteBuffer.wrap(der, start, der.length - start));
    }

    private static boolean isOfItsSet(int tag, ByteBuffer content) {
        int length = content.remaining();
        return switch (tag) {
            case BERTags.UTF8_STRING -> isUtf8(content);
            case BERTags.BMP_STRING -> length % 2 == 0 && isUnicode(content, content::getChar);
            case BERTags.UNIVERSAL_STRING -> length % 4 == 0 && isUnicode(content, content::getInt);
            default -> true;
        };
    }

    /** Whether every number is a character: OpenSSL takes neither a half of a pair nor more than there is. */
    private static boolean isUnicode(ByteBuffer content, IntSupplier next) {
        while (content.hasRemaining()) {
            int point = next.getAsInt();
            if (!Character.isValidCodePoint(point)
                    || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(ByteBuffer content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(content);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
