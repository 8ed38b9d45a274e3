package dev.tollgate.model.dn;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** OpenSSL's short names of the attributes seen in certificates, and what people write instead. */
public final class AttributeTypes {
    private static final Set<String> SHORT_NAMES = Set.of(
            "C",
            "ST",
            "L",
            "O",
            "OU",
            "CN",
            "emailAddress",
            "DC",
            "UID",
            "serialNumber",
            "title",
            "GN",
            "SN",
            "initials",
            "generationQualifier",
            "street",
            "postalCode",
            "name",
            "description",
            "dnQualifier",
            "pseudonym",
            "businessCategory",
            "telephoneNumber",
            "unstructuredName",
            "jurisdictionC",
            "jurisdictionST",
            "jurisdictionL",
            "organizationIdentifier");

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("email", "emailAddress"),
            Map.entry("e", "emailAddress"),
            Map.entry("s", "ST"),
            Map.entry("state", "ST"),
            Map.entry("stateorprovincename", "ST"),
            Map.entry("country", "C"),
            Map.entry("countryname", "C"),
            Map.entry("locality", "L"),
            Map.entry("localityname", "L"),
            Map.entry("organization", "O"),
            Map.entry("organizationname", "O"),
            Map.entry("organizationalunit", "OU"),
            Map.entry("organizationalunitname", "OU"),
            Map.entry("commonname", "CN"),
            Map.entry("givenname", "GN"),
            Map.entry("surname", "SN"),
            Map.entry("domaincomponent", "DC"),
            Map.entry("userid", "UID"),
            Map.entry("streetaddress", "street"));

    private AttributeTypes() {}

    /** Whether {@code type} is, to the letter, what OpenSSL prints: a known short name or a dotted identifier. */
    public static boolean isShortName(String type) {
        return SHORT_NAMES.contains(type) || isObjectIdentifier(type);
    }

    /** Whether {@code type} is a dotted object identifier. */
    public static boolean isObjectIdentifier(String type) {
        return type.matches("[0-9]+(\\.[0-9]+)+");
    }

    /**
     * OpenSSL's short name for {@code type} in any case or in a longer or older spelling; {@code type} itself when it is
     * unknown.
     */
    public static String shortName(String type) {
        for (String name : SHORT_NAMES) {
            if (name.equalsIgnoreCase(type)) {
                return name;
            }
        }
        return OTHER_NAMES.getOrDefault(type.toLowerCase(Locale.ROOT), type);
    }
}
