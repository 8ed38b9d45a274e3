package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A key longer than what sendmail asks a map for. */
final class OverlongKey implements EntryRule {
    private static final RuleInfo INFO = RuleInfo.error("TG511", "A name that is longer than sendmail's keys");

    /** sendmail cuts the key it looks up to this many bytes, tag included (MAXKEY in map.c). */
    private static final int LONGEST = 256;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        int length = entry.left().length();
        if (length < LONGEST) {
            return;
        }
        report.add(
                this,
                entry.lineNumber(),
                entry.leftSpan(),
                length > LONGEST
                        ? "the key has " + length + " bytes, and sendmail looks up no more than " + LONGEST
                                + ", so that the entry is never found"
                        : "the key has exactly the " + LONGEST
                                + " bytes that sendmail looks up, so that every longer name that begins so matches",
                "ask for a certificate with a shorter name, or cut names with _CERT_REGEX_ISSUER_ and"
                        + " _CERT_REGEX_SUBJECT_");
    }
}
