package dev.tollgate.ca.issue;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.ca.file.Quoted;
import dev.tollgate.files.failure.Failure;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be a host's name in a certificate. */
final class HostName {
    private static final int LONGEST = 253;
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final String ENCODED = "xn--";

    /**
     * Second labels under which countries let others register names. Small on purpose and no Public Suffix List: it keeps
     * the plain mistakes out, not every registry.
     */
    private static final Set<String> REGISTRIES = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "ltd", "me", "mil", "ne", "net", "nom", "or", "org",
            "plc", "sch");

    private HostName() {}

    /**
     * {@code text} in ASCII.
     *
     * @throws CaException when it is not a host's name, covers the names of others, or looks like another
     */
    static String ascii(String text) throws CaException {
        String ascii;
        try {
            ascii = IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            throw bad(text, "is not a host name", "");
        }
        boolean wildcard = ascii.startsWith("*.");
        String labels = wildcard ? ascii.substring(2) : ascii;
        if (ascii.equals("*") || wildcard && isSuffix(labels)) {
            throw bad(
                    text,
                    "covers other people's hosts",
                    "use a wildcard only with your own domain, as in *.example.com");
        }
        if (ascii.length() > LONGEST || !labels.matches("(" + LABEL + "\\.)*" + LABEL)) {
            throw bad(text, "is not a host name", "");
        }
        for (String label : labels.split("\\.")) {
            requireHonest(text, label);
        }
        return ascii;
    }

    /** Whether {@code name} is a top-level domain, or a registry's domain below a country's. */
    private static boolean isSuffix(String name) {
        String[] labels = name.toLowerCase(Locale.ROOT).split("\\.");
        return labels.length < 2 || labels.length == 2 && labels[1].length() == 2 && REGISTRIES.contains(labels[0]);
    }

    private static void requireHonest(String text, String label) throws CaException {
        if (!label.toLowerCase(Locale.ROOT).startsWith(ENCODED)) {
            return;
        }
        String decoded = IDN.toUnicode(label);
        if (decoded.toLowerCase(Locale.ROOT).startsWith(ENCODED)) {
            throw bad(text, "has an xn-- label that cannot be decoded", "");
        }
        Optional<String> objection = Lookalikes.objection(decoded);
        if (objection.isPresent()) {
            throw bad(text, objection.get(), "people would mistake it for another host");
        }
    }

    private static CaException bad(String text, String problem, String help) {
        return new CaException(Failure.Kind.BAD_REQUEST, Quoted.of(text) + " " + problem, help);
    }
}
