package dev.tollgate.gui.inspector;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.entry.EntryLines.IssuerValue;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import java.util.Optional;

/** Which of the names that sendmail holds of a certificate belongs where in an entry. */
public final class HeldName {
    private HeldName() {}

    /** What follows {@code tag}, cut as sendmail cuts the key it looks up; empty when the tag names no certificate. */
    public static Optional<String> forKey(String tag, HeldNames names) {
        return EntryLines.relaying(names, IssuerValue.SUBJECT).stream()
                .filter(line -> !tag.isEmpty() && line.startsWith(tag))
                .map(line -> line.substring(tag.length(), line.indexOf('\t')))
                .findFirst();
    }

    /** What a TLS requirement finds where it looks at {@code subject}; empty for a tag, which is the site's choice. */
    public static Optional<String> forDemand(Subject subject, HeldNames names) {
        return switch (subject) {
            case CN -> Optional.of(names.cnSubject());
            case CS -> Optional.of(names.certSubject());
            case CI -> Optional.of(names.certIssuer());
            case CITag -> Optional.empty();
        };
    }

    /** Whether the keys of {@code tag} are names of certificates. */
    public static boolean isKeyOf(String tag) {
        return tag.equals("CertIssuer:") || tag.equals("CertSubject:");
    }
}
