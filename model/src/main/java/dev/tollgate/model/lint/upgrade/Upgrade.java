package dev.tollgate.model.lint.upgrade;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.site.Introduced;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The entries of a file that do something else after sendmail is upgraded from one version to another. */
public final class Upgrade {
    private static final Pattern IPV6 = Pattern.compile("(?i)(^|:|\\[)IPv6:[0-9a-f:]");

    private final Site from;
    private final Site to;
    private final List<Change> changes = new ArrayList<>();

    /**
     * One entry's change.
     *
     * @param line the entry's line
     * @param key its left-hand side
     * @param version the version that brings the change
     * @param text what changes
     */
    public record Change(int line, String key, String version, String text) {}

    private Upgrade(String from, String to) {
        this.from = Site.builder().version(from).build();
        this.to = Site.builder().version(to).build();
    }

    /** What changes in {@code file} between the versions {@code from} and {@code to}, in the order of the lines. */
    public static List<Change> changes(AccessFile file, String from, String to) {
        Upgrade upgrade = new Upgrade(from, to);
        for (int line = 1; line <= file.lineCount(); line++) {
            EntryParser.parse(line, file.line(line)).ifPresent(upgrade::entry);
        }
        return List.copyOf(upgrade.changes);
    }

    private boolean brings(String version) {
        return !from.atLeast(version) && to.atLeast(version);
    }

    private void add(Entry entry, String version, String text) {
        changes.add(new Change(entry.lineNumber(), entry.left(), version, text));
    }

    private void entry(Entry entry) {
        Introduced.of(entry)
                .filter(since -> brings(since.version()))
                .ifPresent(since -> add(
                        entry,
                        since.version(),
                        "comes into effect: sendmail knows " + since.what() + " from " + since.version()
                                + " on; before, " + since.before()));
        if (brings("8.15.1") && IPV6.matcher(entry.left()).find()) {
            ipv6(entry);
        }
        boolean tls = entry.tag() == Tag.TLS_CLT || entry.tag() == Tag.TLS_SRV || entry.tag() == Tag.TLS_RCPT;
        String value = entry.right().toUpperCase(Locale.ROOT);
        boolean demands = value.contains("VERIFY") || value.contains("ENCR");
        if (tls && value.startsWith("PERM+") && brings("8.18.2")) {
            add(entry, "8.18.2", "a failed requirement is now answered with 554, not 503");
        } else if (tls && value.startsWith("TEMP+") && brings("8.18.2")) {
            add(entry, "8.18.2", "a failed requirement is now answered with 454, not 403");
        } else if (tls && demands && brings("8.17.1") && !value.startsWith("PERM+") && !value.startsWith("TEMP+")) {
            add(entry, "8.17.1", "a failed requirement is now answered with 454, not 403");
        }
        if (entry.tag() == Tag.CLT_FEATURES && entry.right().contains("M") && brings("8.18.2")) {
            add(entry, "8.18.2", "the letter M is no longer documented; STS:domain NO entries replace it");
        }
    }

    /** Before 8.15.1 sendmail wrote the longest run of zeros as two colons; from then on it writes all eight groups. */
    private void ipv6(Entry entry) {
        boolean compressed = entry.left().contains("::");
        boolean zeros = entry.left().matches("(?i).*:0{1,4}:0{1,4}(:.*)?");
        if (compressed) {
            add(entry, "8.15.1", "is no longer found: from 8.15.1 on sendmail writes all eight groups, without '::'");
        } else if (zeros) {
            add(
                    entry,
                    "8.15.1",
                    "is now found: older versions wrote '::' for a run of zeros and never looked up this key");
        }
    }
}
