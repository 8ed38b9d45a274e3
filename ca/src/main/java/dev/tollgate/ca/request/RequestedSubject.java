package dev.tollgate.ca.request;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.ca.issue.AlternativeNames;
import dev.tollgate.ca.issue.HostSubject;
import dev.tollgate.ca.issue.Lookalikes;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.name.NameWriter;
import dev.tollgate.files.failure.Failure.Kind;
import dev.tollgate.model.dn.Attribute;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.ObjectIdentifiers;
import dev.tollgate.model.dn.RelativeName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1NumericString;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** The subject of a request: every value is text of the type that it says, and is encoded again. */
final class RequestedSubject {
    private static final int LONGEST_TYPE = 64;

    private final Purpose purpose;
    private final List<RelativeName> names = new ArrayList<>();
    private int commonNames;

    private RequestedSubject(Purpose purpose) {
        this.purpose = purpose;
    }

    static X500Name of(X500Name asked, Purpose purpose) throws CaException {
        RequestedSubject subject = new RequestedSubject(purpose);
        for (RDN relative : asked.getRDNs()) {
            subject.add(relative);
        }
        if (subject.names.isEmpty()) {
            throw bad("the request has no subject", "sendmail would have no name for the certificate");
        }
        if (subject.commonNames > 1) {
            throw bad(
                    "the subject has " + subject.commonNames + " CNs",
                    "sendmail reads only the first one, other programs the last: ask for a request with one");
        }
        if (purpose != Purpose.CLIENT && subject.commonNames == 0) {
            throw bad("the subject has no CN", "a host's CN is its qualified name");
        }
        return NameWriter.write(new DistinguishedName(subject.names));
    }

    private void add(RDN relative) throws CaException {
        List<Attribute> attributes = new ArrayList<>();
        for (AttributeTypeAndValue attribute : relative.getTypesAndValues()) {
            String id = attribute.getType().getId();
            if (id.length() > LONGEST_TYPE) {
                throw bad("the subject has an attribute whose type is longer than " + LONGEST_TYPE + " characters", "");
            }
            String type = ObjectIdentifiers.shortName(id);
            String text = checked(type, text(type, attribute.getValue()));
            attributes.add(new Attribute(
                    type, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
        }
        if (attributes.isEmpty()) {
            throw bad("the subject has an empty part", "");
        }
        names.add(new RelativeName(attributes));
    }

    private String checked(String type, String text) throws CaException {
        if (type.equals("CN")) {
            commonNames++;
            if (purpose != Purpose.CLIENT) {
                return HostSubject.qualified(text);
            }
        }
        Optional<String> objection = Lookalikes.objection(text);
        if (objection.isPresent()) {
            throw bad(
                    "the subject's " + type + " " + Quoted.of(text) + " " + objection.get(),
                    "people would mistake it for another name");
        }
        return type.equals("emailAddress")
                ? AlternativeNames.mailbox(text).getName().toString()
                : text;
    }

    private static String text(String type, ASN1Encodable value) throws CaException {
        if (value instanceof ASN1PrintableString printable
                && DERPrintableString.isPrintableString(printable.getString())) {
            return printable.getString();
        }
        if (value instanceof ASN1NumericString digits && isAscii(digits.getString())) {
            return digits.getString();
        }
        if (value instanceof ASN1IA5String ascii && isAscii(ascii.getString())) {
            return ascii.getString();
        }
        if (value instanceof ASN1T61String teletex && isAscii(teletex.getString())) {
            return teletex.getString();
        }
        if (value instanceof ASN1BMPString wide
                && StandardCharsets.UTF_8.newEncoder().canEncode(wide.getString())) {
            return wide.getString();
        }
        if (value instanceof ASN1UTF8String unicode) {
            return unicode.getString();
        }
        throw bad(
                "the subject's " + Quoted.plain(type) + " is not text, or has characters that its type does not allow",
                "a value must be a UTF8String or a PrintableString (RFC 5280, 4.1.2.4)");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static CaException bad(String problem, String help) {
        return new CaException(Kind.BAD_DATA, problem, help);
    }
}
