package dev.tollgate.ca.entry;

import dev.tollgate.ca.name.HeldNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The access entries that speak about a certificate (cf/README, "Relaying" and "STARTTLS"). Keys and values are divided
 * by a tab.
 */
public final class EntryLines {
    /** sendmail cuts the key that it looks up, tag included. */
    private static final int LONGEST_KEY = 256;

    private EntryLines() {}

    /** What an issuer's entry says. */
    public enum IssuerValue {
        /** Whoever holds a certificate of this issuer may relay. */
        RELAY,
        /** The subject decides. */
        SUBJECT
    }

    /** The entries by which the holder of the certificate may relay. */
    public static List<String> relaying(HeldNames names, IssuerValue value) {
        List<String> lines = new ArrayList<>();
        if (!names.certIssuer().isEmpty()) {
            lines.add(key("CertIssuer:", names.certIssuer()) + "\t" + value);
        }
        if (value == IssuerValue.SUBJECT && !names.certSubject().isEmpty()) {
            lines.add(key("CertSubject:", names.certSubject()) + "\tRELAY");
        }
        return lines;
    }

    /**
     * An entry that asks for just this certificate.
     *
     * @param tag {@code TLS_Srv:}, {@code TLS_Clt:} or {@code TLS_Rcpt:}
     * @param peer whom it is about, empty for everybody
     */
    public static String requirement(String tag, String peer, HeldNames names) {
        return tag + peer + "\tVERIFY+CN:" + names.cnSubject() + "++CI:" + names.certIssuer();
    }

    /** An entry that asks for the subject and the issuer as a whole. */
    public static String strictRequirement(String tag, String peer, HeldNames names) {
        return tag + peer + "\tVERIFY+CS:" + names.certSubject() + "++CI:" + names.certIssuer();
    }

    /** What an administrator should know before using the entries. */
    public static List<String> warnings(HeldNames names) {
        List<String> warnings = new ArrayList<>();
        if (names.certSubject().isEmpty()) {
            warnings.add("sendmail sees an empty subject: no CertSubject: entry can name this certificate");
        }
        if (names.certIssuer().isEmpty()) {
            warnings.add("sendmail sees an empty issuer: no CertIssuer: entry can name this authority");
        }
        if (("CertIssuer:" + names.certIssuer()).length() > LONGEST_KEY) {
            warnings.add("the issuer is longer than a sendmail key: other issuers may match the entry, too");
        }
        if (("CertSubject:" + names.certSubject()).length() > LONGEST_KEY) {
            warnings.add("the subject is longer than a sendmail key: other subjects may match the entry, too");
        }
        if (names.cnSubject().startsWith("BadCertificate")) {
            warnings.add("the CN cannot be used: sendmail sees " + names.cnSubject() + " instead");
        }
        return warnings;
    }

    static String key(String tag, String name) {
        String key = tag + name;
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }
}
