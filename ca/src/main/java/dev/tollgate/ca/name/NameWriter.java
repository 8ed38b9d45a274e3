package dev.tollgate.ca.name;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.dn.Attribute;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.ObjectIdentifiers;
import dev.tollgate.model.dn.RelativeName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Puts a name into a certificate, with the string types that RFC 5280 asks for. */
public final class NameWriter {
    private static final Set<String> PRINTABLE = Set.of("C", "serialNumber", "dnQualifier", "jurisdictionC");
    private static final Set<String> IA5 = Set.of("emailAddress", "DC");

    /** More than any of RFC 5280's upper bounds, and more than sendmail holds of a CN. */
    private static final int LONGEST_VALUE = 1024;

    private static final int MOST_ATTRIBUTES = 64;

    private NameWriter() {}

    /**
     * The name for a certificate.
     *
     * @throws CaException when an attribute is unknown or its value not possible
     */
    public static X500Name write(DistinguishedName name) throws CaException {
        if (name.relativeNames().stream()
                        .mapToInt(relative -> relative.attributes().size())
                        .sum()
                > MOST_ATTRIBUTES) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "the subject has more than " + MOST_ATTRIBUTES + " attributes",
                    "a few are enough: C, O, CN");
        }
        List<RDN> names = new ArrayList<>();
        for (RelativeName relative : name.relativeNames()) {
            List<AttributeTypeAndValue> attributes = new ArrayList<>();
            for (Attribute attribute : relative.attributes()) {
                attributes.add(new AttributeTypeAndValue(type(attribute), value(attribute)));
            }
            names.add(new RDN(attributes.toArray(new AttributeTypeAndValue[0])));
        }
        return new X500Name(names.toArray(new RDN[0]));
    }

    private static ASN1ObjectIdentifier type(Attribute attribute) throws CaException {
        return new ASN1ObjectIdentifier(ObjectIdentifiers.of(attribute.type())
                .orElseThrow(() -> bad(
                        attribute,
                        Quoted.of(attribute.type()) + " is not an attribute that OpenSSL knows",
                        "use C, ST, L, O, OU, CN, emailAddress, DC, UID or a dotted object identifier")));
    }

    private static ASN1Encodable value(Attribute attribute) throws CaException {
        String type = attribute.type();
        String text = text(attribute.value());
        if (text.isEmpty()) {
            throw bad(attribute, "the value is empty", "leave the attribute out or give it a value");
        }
        if (text.length() > LONGEST_VALUE) {
            throw bad(attribute, "the value is longer than " + LONGEST_VALUE + " characters", "");
        }
        if (!text.codePoints().allMatch(NameWriter::isVisible)) {
            throw bad(
                    attribute,
                    "the value " + Quoted.of(text) + " has invisible or invalid characters",
                    "leave out control characters, direction marks and unassigned code points");
        }
        if (type.equals("C") && !text.matches("[A-Za-z]{2}")) {
            throw bad(attribute, "a country is two letters (ISO 3166), not " + Quoted.of(text), "");
        }
        if (PRINTABLE.contains(type)) {
            if (!DERPrintableString.isPrintableString(text)) {
                throw bad(attribute, "only letters, digits and '()+,-./:=? are allowed here", "");
            }
            return new DERPrintableString(text);
        }
        if (IA5.contains(type)) {
            if (!text.chars().allMatch(c -> c < 0x80)) {
                throw bad(attribute, "only ASCII is allowed here", "write the domain in its xn-- form");
            }
            return new DERIA5String(text);
        }
        return new DERUTF8String(text);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static CaException bad(Attribute attribute, String problem, String help) {
        return new CaException(
                Failure.Kind.BAD_REQUEST, "subject: " + Quoted.plain(attribute.type()) + ": " + problem, help);
    }

    /** Bytes that are UTF-8 are taken so, others as ISO 8859-1. */
    private static String text(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }
}
