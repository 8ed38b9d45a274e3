package dev.tollgate.ca.entry;

import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The way back: which entries of a file speak about a certificate. */
public final class AccessMatches {
    private AccessMatches() {}

    /** How an entry speaks about the certificate. */
    public enum Kind {
        /** A CertIssuer: entry of its issuer. */
        ISSUER,
        /** A CertSubject: entry of its subject. */
        SUBJECT,
        /** A TLS requirement that the certificate meets by CN:, CS: or CI:. */
        REQUIREMENT
    }

    /** An entry and its line, counted from 1. */
    public record Match(int line, Kind kind, String key, String value) {}

    /** Whether the holder may relay by the entries, and why. */
    public enum Relaying {
        BY_ISSUER,
        BY_SUBJECT,
        NO
    }

    /** All entries of {@code file} that speak about {@code names}, in the file's order. */
    public static List<Match> find(AccessFile file, LineGrammar grammar, HeldNames names) {
        List<Match> matches = new ArrayList<>();
        String issuer = key("CertIssuer:", names.certIssuer());
        String subject = key("CertSubject:", names.certSubject());
        for (int number = 1; number <= file.lineCount(); number++) {
            Line line = file.line(number);
            LineParts parts = line.parts(grammar);
            if (parts.kind() != LineKind.ENTRY) {
                continue;
            }
            String key = parts.storedKey(line, grammar);
            String value = new String(parts.storedValue(line), StandardCharsets.ISO_8859_1);
            String folded = key.toLowerCase(Locale.ROOT);
            if (folded.equals(issuer)) {
                matches.add(new Match(number, Kind.ISSUER, key, value));
            } else if (folded.equals(subject)) {
                matches.add(new Match(number, Kind.SUBJECT, key, value));
            } else if (folded.startsWith("tls_") && names(value, names)) {
                matches.add(new Match(number, Kind.REQUIREMENT, key, value));
            }
        }
        return matches;
    }

    /** What the entries say about relaying for a certificate that sendmail has verified (cf/README, "Relaying"). */
    public static Relaying relaying(List<Match> matches) {
        String issuer = value(matches, Kind.ISSUER);
        if (issuer.equalsIgnoreCase("RELAY")) {
            return Relaying.BY_ISSUER;
        }
        return issuer.equalsIgnoreCase("SUBJECT")
                        && value(matches, Kind.SUBJECT).equalsIgnoreCase("RELAY")
                ? Relaying.BY_SUBJECT
                : Relaying.NO;
    }

    /** makemap keeps the first of several entries with one key. */
    private static String value(List<Match> matches, Kind kind) {
        return matches.stream()
                .filter(match -> match.kind() == kind)
                .map(match -> match.value().strip())
                .findFirst()
                .orElse("");
    }

    private static String key(String tag, String name) {
        return EntryLines.key(tag, name).toLowerCase(Locale.ROOT);
    }

    private static boolean names(String value, HeldNames names) {
        String folded = value.toLowerCase(Locale.ROOT);
        for (String extension : folded.split("\\+\\+|\\+(?=c[nsi]:)")) {
            if (extension.equals("cn:" + names.cnSubject().toLowerCase(Locale.ROOT))
                    || extension.equals("cs:" + names.certSubject().toLowerCase(Locale.ROOT))
                    || extension.equals("ci:" + names.certIssuer().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
