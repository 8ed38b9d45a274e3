package dev.tollgate.model.lint.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the other forms in which tools print a name into what sendmail holds. */
final class OneLineForm {
    private static final Pattern LABEL = Pattern.compile("^(subject|issuer)\\s*=\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9]*|[0-9]+(\\.[0-9]+)+");

    /** Names of attributes, in lower case, that OpenSSL's one-line form spells otherwise. */
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("commonname", "CN"),
            Map.entry("countryname", "C"),
            Map.entry("stateorprovincename", "ST"),
            Map.entry("s", "ST"),
            Map.entry("sp", "ST"),
            Map.entry("localityname", "L"),
            Map.entry("organizationname", "O"),
            Map.entry("organization", "O"),
            Map.entry("organizationalunitname", "OU"),
            Map.entry("organizationalunit", "OU"),
            Map.entry("domaincomponent", "DC"),
            Map.entry("userid", "UID"),
            Map.entry("surname", "SN"),
            Map.entry("givenname", "GN"),
            Map.entry("e", "emailAddress"),
            Map.entry("mail", "emailAddress"));

    private OneLineForm() {}

    /** How OpenSSL spells the attribute {@code name}, if otherwise. */
    static Optional<String> shortName(String name) {
        return Optional.ofNullable(SHORT_NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * The encoded one-line name that {@code text} stands for: a list of attributes separated by commas, in the order of
     * {@code openssl x509 -subject} or, the country last, of RFC 2253; or a one-line name with blanks in it. Empty when it is
     * neither.
     */
    static Optional<String> of(String text) {
        String name = LABEL.matcher(text.strip()).replaceFirst("");
        if (NameText.isOneLine(name)) {
            return Optional.of(encode(name));
        }
        List<String> attributes = new ArrayList<>();
        for (String part : split(name)) {
            int equals = part.indexOf('=');
            String attribute = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!ATTRIBUTE.matcher(attribute).matches()) {
                return Optional.empty();
            }
            attributes.add(attribute(attribute) + "="
                    + value(part.substring(equals + 1).strip()));
        }
        if (attributes.size() > 1 && isLast(attributes) && !isTop(attributes.get(0))) {
            Collections.reverse(attributes);
        }
        return Optional.of(attributes.stream().collect(Collectors.joining("/", "/", "")));
    }

    private static String attribute(String name) {
        return name.equalsIgnoreCase("Email") ? "emailAddress" : shortName(name).orElse(name);
    }

    private static boolean isLast(List<String> attributes) {
        return isTop(attributes.get(attributes.size() - 1));
    }

    private static boolean isTop(String attribute) {
        return attribute.regionMatches(true, 0, "C=", 0, 2) || attribute.regionMatches(true, 0, "DC=", 0, 3);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                part.append(c).append(text.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && startsAttribute(text, at + 1)) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static boolean startsAttribute(String text, int from) {
        int equals = text.indexOf('=', from);
        return equals > 0
                && ATTRIBUTE.matcher(text.substring(from, equals).strip()).matches();
    }

    /** The value of one attribute, with the backslashes of RFC 2253 undone. */
    private static String value(String text) {
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (NameEncoding.byteAt(text, at) >= 0) {
                value.append(text, at, at + 3);
                at += 2;
            } else if (c == '\\' && NameEncoding.byteAt("+" + text.substring(at + 1), 0) >= 0) {
                value.append(NameEncoding.ofValue((char) NameEncoding.byteAt("+" + text.substring(at + 1), 0)));
                at += 2;
            } else if (c == '\\' && at + 1 < text.length()) {
                value.append(NameEncoding.ofValue(text.charAt(++at)));
            } else {
                value.append(NameEncoding.ofValue(c));
            }
        }
        return value.toString();
    }

    /** {@code name} with what must be encoded encoded; a blank beside a slash is a folded line's and goes. */
    private static String encode(String name) {
        String joined = name.replaceAll("\\s*/\\s*", "/");
        StringBuilder encoded = new StringBuilder();
        for (int at = 0; at < joined.length(); at++) {
            char c = joined.charAt(at);
            encoded.append(c == '+' || !NameEncoding.mustEncode(c) ? String.valueOf(c) : NameEncoding.ofName(c));
        }
        return encoded.toString();
    }
}
