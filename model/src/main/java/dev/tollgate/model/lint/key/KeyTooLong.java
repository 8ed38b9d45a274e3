package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** Finds keys longer than what sendmail looks up. */
final class KeyTooLong implements EntryRule {
    private static final int LOOKED_UP = 256;

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG235", "Key longer than what sendmail looks up");
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.complementOf(EnumSet.of(Tag.CERT_ISSUER, Tag.CERT_SUBJECT, Tag.CUSTOM));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        int length = entry.left().length();
        if (length < LOOKED_UP || KeyDefect.of(entry) != KeyDefect.NONE) {
            return;
        }
        String effect = length == LOOKED_UP
                ? "what is longer is cut to them, and matches this entry as well"
                : "this key is longer and never matches";
        report.add(
                this,
                entry.lineNumber(),
                entry.leftSpan(),
                "key of " + length + " bytes: sendmail looks up the first 256, and " + effect,
                "use a shorter key");
    }
}
