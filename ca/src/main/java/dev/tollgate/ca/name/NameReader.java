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
    private NameReader() {}

    /** The name in the certificate's order. */
    public static DistinguishedName read(X500Name name) {
        List<RelativeName> names = new ArrayList<>();
        for (RDN rdn : name.getRDNs()) {
            List<Attribute> attributes = new ArrayList<>();
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                attributes.add(new Attribute(
                        ObjectIdentifiers.shortName(attribute.getType().getId()), value(attribute)));
            }
            names.add(new RelativeName(attributes));
        }
        return new DistinguishedName(names);
    }

    private static String value(AttributeTypeAndValue attribute) {
        try {
            byte[] der = attribute.getValue().toASN1Primitive().getEncoded(ASN1Encoding.DER);
            int first = der[1] & 0xFF;
            int start = first < 0x80 ? 2 : 2 + (first & 0x7F);
            String content = new String(der, start, der.length - start, StandardCharsets.ISO_8859_1);
            return (der[0] & 0x1F) == BERTags.GENERAL_STRING ? narrowed(content) : content;
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
