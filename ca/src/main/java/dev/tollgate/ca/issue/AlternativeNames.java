package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/** Subject alternative names, written as a host, an address, an e-mail address or a URI, with or without OpenSSL's prefix. */
public final class AlternativeNames {
    /** As many as public authorities put into a certificate; a handshake carries them all. */
    public static final int MOST = 100;

    private static final String LOCAL_PART = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}";
    private static final int LONGEST_URI = 2048;

    private AlternativeNames() {}

    /**
     * The names without doubles, or nothing when there are none.
     *
     * @throws CaException when one of them is not a name, or there are more than {@value #MOST}
     */
    public static Optional<GeneralNames> of(List<String> texts) throws CaException {
        List<GeneralName> names = new ArrayList<>();
        for (String text : texts) {
            names.add(parse(text));
        }
        return together(names);
    }

    /** The same of names that are checked already. */
    public static Optional<GeneralNames> together(List<GeneralName> names) throws CaException {
        Set<GeneralName> different = new LinkedHashSet<>(names);
        if (different.size() > MOST) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    different.size() + " alternative names are more than the " + MOST + " that fit a certificate",
                    "use several certificates, or a wildcard");
        }
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of(new GeneralNames(different.toArray(new GeneralName[0])));
    }

    /**
     * The same names, checked by the rules of today; of other kinds of names none is taken over.
     *
     * @throws CaException when one of them would not be issued today
     */
    public static Optional<GeneralNames> again(GeneralNames names) throws CaException {
        List<GeneralName> checked = new ArrayList<>();
        for (GeneralName name : names.getNames()) {
            Optional<GeneralName> taken = again(name);
            taken.ifPresent(checked::add);
        }
        return together(checked);
    }

    /**
     * The same name, checked and encoded again; nothing when it is of a kind that nobody checks here.
     *
     * @throws CaException when it would not be issued
     */
    public static Optional<GeneralName> again(GeneralName name) throws CaException {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> Optional.of(dnsName(ascii(name)));
            case GeneralName.rfc822Name -> Optional.of(mailbox(ascii(name)));
            case GeneralName.uniformResourceIdentifier -> Optional.of(uri(ascii(name)));
            case GeneralName.iPAddress ->
                Optional.of(address(ASN1OctetString.getInstance(name.getName()).getOctets()));
            default -> Optional.empty();
        };
    }

    private static String ascii(GeneralName name) throws CaException {
        String text = ASN1IA5String.getInstance(name.getName()).getString();
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new CaException(
                    Failure.Kind.BAD_REQUEST,
                    "an alternative name has characters that are not allowed",
                    "write host names in other alphabets in their xn-- form");
        }
        return text;
    }

    private static GeneralName parse(String text) throws CaException {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon).toUpperCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (prefix) {
            case "DNS" -> dnsName(rest);
            case "IP" -> address(rest);
            case "EMAIL" -> mailbox(rest);
            case "URI" -> uri(rest);
            default -> guess(text);
        };
    }

    private static GeneralName guess(String text) throws CaException {
        if (IPAddress.isValid(text)) {
            return new GeneralName(GeneralName.iPAddress, text);
        }
        if (text.contains("://")) {
            return uri(text);
        }
        return text.contains("@") ? mailbox(text) : dnsName(text);
    }

    /**
     * The name of a host, perhaps with a wildcard as its first label.
     *
     * @throws CaException when it is none, or not to be had
     */
    private static GeneralName dnsName(String text) throws CaException {
        return new GeneralName(GeneralName.dNSName, host(text));
    }

    private static GeneralName address(String text) throws CaException {
        if (!IPAddress.isValid(text)) {
            throw bad(text, "is not an IP address");
        }
        return new GeneralName(GeneralName.iPAddress, text);
    }

    /**
     * The name of an IP address of these bytes.
     *
     * @throws CaException when they are neither 4 nor 16
     */
    private static GeneralName address(byte[] bytes) throws CaException {
        if (bytes.length != 4 && bytes.length != 16) {
            throw new CaException(Failure.Kind.BAD_REQUEST, "an IP address has 4 or 16 bytes, not " + bytes.length, "");
        }
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes));
    }

    /**
     * The name of a mailbox.
     *
     * @throws CaException when it is not an address of a host's user in ASCII
     */
    public static GeneralName mailbox(String text) throws CaException {
        int at = text.lastIndexOf('@');
        if (at < 0 || !text.substring(0, at).matches(LOCAL_PART)) {
            throw bad(text, "is not an e-mail address in ASCII");
        }
        String host = host(text.substring(at + 1));
        if (host.startsWith("*")) {
            throw bad(text, "is not an e-mail address in ASCII");
        }
        return new GeneralName(GeneralName.rfc822Name, text.substring(0, at + 1) + host);
    }

    /**
     * The name of what a URI names.
     *
     * @throws CaException when it is not one, or has no scheme
     */
    private static GeneralName uri(String text) throws CaException {
        try {
            boolean ascii = text.chars().allMatch(c -> c > ' ' && c < 0x7F);
            if (!ascii || text.length() > LONGEST_URI || !new URI(text).isAbsolute()) {
                throw bad(text, "is not a URI with a scheme, in ASCII");
            }
        } catch (URISyntaxException e) {
            throw bad(text, "is not a URI with a scheme, in ASCII");
        }
        return new GeneralName(GeneralName.uniformResourceIdentifier, text);
    }

    /**
     * {@code text} as a host's name in ASCII.
     *
     * @throws CaException when it is none; a wildcard may only be the whole first label, before a domain that somebody owns
     */
    public static String host(String text) throws CaException {
        return HostName.ascii(text);
    }

    private static CaException bad(String text, String problem) {
        return new CaException(Failure.Kind.BAD_REQUEST, Quoted.of(text) + " " + problem, "");
    }

    /** The names as OpenSSL shows them, such as {@code DNS:mail.example.com}; they may be anybody's, and hold anything. */
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
