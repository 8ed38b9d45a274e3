package dev.tollgate.ca.name;

import dev.tollgate.model.dn.Attribute;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.ObjectIdentifiers;
import dev.tollgate.model.dn.RelativeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Takes a name out of a certificate, every value with the bytes it has there, as OpenSSL does. */
public final class NameReader {
    /** OpenSSL's buffer for a type without a short name holds this many characters (X509_NAME_oneline). */
    private static final int LONGEST_TYPE = 79;

    private NameReader() {}

    /**
     * The name in the certificate's order.
     *
     * @throws RuntimeException of any kind when it is malformed; {@link dev.tollgate.ca.file.Asn1#read} makes it a sentence
     */
    public static DistinguishedName read(X500Name name) {
        List<RelativeName> names = new ArrayList<>();
        for (RDN rdn : name.getRDNs()) {
            List<Attribute> attributes = new ArrayList<>();
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                attributes.add(new Attribute(type(attribute), value(attribute)));
            }
            names.add(new RelativeName(attributes));
        }
        return new DistinguishedName(names);
    }

    private static String type(AttributeTypeAndValue attribute) {
        String name = ObjectIdentifiers.shortName(attribute.getType().getId());
        return name.length() > LONGEST_TYPE ? name.substring(0, LONGEST_TYPE) : name;
    }

    /** What OpenSSL keeps of a value: its content, of a bit string without the count of unused bits, of a sequence all. */
    private static String value(AttributeTypeAndValue attribute) {
        try {
            byte[] der = attribute.getValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
            int tag = der[0] & 0xFF;
            if ((tag & BERTags.CONSTRUCTED) != 0) {
                return new String(der, StandardCharsets.ISO_8859_1);
            }
            int first = der[1] & 0xFF;
            int start = first < 0x80 ? 2 : 2 + (first & 0x7F);
            if (tag == BERTags.BIT_STRING && start < der.length) {
                start++;
            }
            String content = new String(der, start, der.length - start, StandardCharsets.ISO_8859_1);
            return tag == BERTags.GENERAL_STRING ? narrowed(content) : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** OpenSSL prints a GeneralString of four-byte characters by their last bytes (X509_NAME_oneline). */
    private static String narrowed(String content) {
        StringBuilder last = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            if (i % 4 == 3) {
                last.append(content.charAt(i));
            } else if (content.charAt(i) != 0) {
                return content;
            }
        }
        return content.length() % 4 == 0 ? last.toString() : content;
    }
}
