package dev.tollgate.gui.certificate;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a file lacks so that the holder of a certificate may relay. */
public sealed interface RelayEntries {
    /**
     * Lines are missing.
     *
     * @param below the line they belong below
     * @param lines the lines, as bytes
     */
    record Missing(int below, List<String> lines) implements RelayEntries {}

    /** The file lets the holder relay already, by the entry on {@code line}. */
    record Present(int line) implements RelayEntries {}

    /** The entry on {@code line} says something else, {@code value}; makemap would drop a second one with its key. */
    record Contradicted(int line, String value) implements RelayEntries {}

    /** sendmail holds empty names for this certificate: no entry can speak about it. */
    record Impossible() implements RelayEntries {}

    /** What {@code file} lacks for the certificate of {@code names}; {@code value} says for whom of its issuer. */
    static RelayEntries plan(AccessFile file, HeldNames names, IssuerValue value) {
        if (names.certIssuer().isEmpty()
                || value == IssuerValue.SUBJECT && names.certSubject().isEmpty()) {
            return new Impossible();
        }
        AccessIndex index = AccessIndex.of(file);
        List<String> missing = new ArrayList<>();
        int below = file.lineCount();
        int present = 0;
        for (String line : EntryLines.relaying(names, value)) {
            Hit match = index.get(line.substring(0, line.indexOf('\t')).toLowerCase(Locale.ROOT));
            if (match == null) {
                missing.add(line);
                continue;
            }
            String says = match.value().strip();
            if (says.equalsIgnoreCase("RELAY") && line.startsWith("CertIssuer:")) {
                return new Present(match.line());
            }
            if (!line.endsWith("\t" + says.toUpperCase(Locale.ROOT))) {
                return new Contradicted(match.line(), says);
            }
            present = match.line();
            below = match.line();
        }
        return missing.isEmpty() ? new Present(present) : new Missing(below, missing);
    }
}
