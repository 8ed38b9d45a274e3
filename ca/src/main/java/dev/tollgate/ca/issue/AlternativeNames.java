package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/** Subject alternative names, written as a host, an address, an e-mail address or a URI, with or without OpenSSL's prefix. */
public final class AlternativeNames {
    private static final int LONGEST_HOST = 253;
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    private AlternativeNames() {}

    /** The names without doubles, or nothing when there are none. */
    public static Optional<GeneralNames> of(List<String> texts) throws CaException {
        Set<GeneralName> names = new LinkedHashSet<>();
        for (String text : texts) {
            names.add(parse(text));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new GeneralNames(names.toArray(new GeneralName[0])));
    }

    private static GeneralName parse(String text) throws CaException {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon).toUpperCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (prefix) {
            case "DNS" -> new GeneralName(GeneralName.dNSName, host(rest));
            case "IP" -> new GeneralName(GeneralName.iPAddress, address(rest));
            case "EMAIL" -> new GeneralName(GeneralName.rfc822Name, ascii(rest));
            case "URI" -> new GeneralName(GeneralName.uniformResourceIdentifier, ascii(rest));
            default -> guess(text);
        };
    }

    private static GeneralName guess(String text) throws CaException {
        if (IPAddress.isValid(text)) {
            return new GeneralName(GeneralName.iPAddress, text);
        }
        if (text.contains("://")) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, ascii(text));
        }
        return text.contains("@")
                ? new GeneralName(GeneralName.rfc822Name, ascii(text))
                : new GeneralName(GeneralName.dNSName, host(text));
    }

    private static String address(String text) throws CaException {
        if (!IPAddress.isValid(text)) {
            throw bad(text, "is no IP address");
        }
        return text;
    }

    private static String ascii(String text) throws CaException {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw bad(text, "has characters that cannot stand in a certificate");
        }
        return text;
    }

    /**
     * {@code text} as a host's name in ASCII.
     *
     * @throws CaException when it is none; a wildcard may only be the whole first label
     */
    public static String host(String text) throws CaException {
        String ascii;
        try {
            ascii = IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            throw bad(text, "is no host name");
        }
        String labels = ascii.startsWith("*.") ? ascii.substring(2) : ascii;
        if (ascii.length() > LONGEST_HOST || !labels.matches("(" + LABEL + "\\.)*" + LABEL)) {
            throw bad(text, "is no host name");
        }
        return ascii;
    }

    private static CaException bad(String text, String problem) {
        return new CaException(CaException.Reason.BAD_REQUEST, "'" + text + "' " + problem, "");
    }

    /** The names as OpenSSL shows them, such as {@code DNS:mail.example.com}. */
    public static List<String> shown(GeneralNames names) {
        List<String> shown = new ArrayList<>();
        for (GeneralName name : names.getNames()) {
            shown.add(
                    switch (name.getTagNo()) {
                        case GeneralName.dNSName -> "DNS:" + name.getName();
                        case GeneralName.rfc822Name -> "email:" + name.getName();
                        case GeneralName.uniformResourceIdentifier -> "URI:" + name.getName();
                        case GeneralName.iPAddress -> "IP:" + shownAddress(name);
                        default -> "other:" + name.getName();
                    });
        }
        return shown;
    }

    private static String shownAddress(GeneralName name) {
        byte[] bytes = ASN1OctetString.getInstance(name.getName()).getOctets();
        StringBuilder text = new StringBuilder();
        if (bytes.length == 4) {
            for (byte b : bytes) {
                text.append(text.isEmpty() ? "" : ".").append(b & 0xFF);
            }
        } else {
            for (int i = 0; i + 1 < bytes.length; i += 2) {
                text.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF));
            }
        }
        return text.toString();
    }
}
