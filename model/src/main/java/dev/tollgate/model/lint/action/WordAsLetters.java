package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds words that sendmail reads as one letter. */
final class WordAsLetters implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES, Tag.CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG331", "Word in place of feature letters");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        String value = entry.right().strip();
        if (value.matches("(?i)OK|RELAY|REJECT|DISCARD|YES|NO|NONE|ALL|ON|OFF|VERIFY|ENCR")
                && !value.equalsIgnoreCase("SKIP")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail reads '" + value + "' as the letter " + value.charAt(0)
                            + (value.charAt(0) == 'O' ? ", which switches the check of line ends off" : ""),
                    "write feature letters, as in 'S' (no STARTTLS) or 'a V'");
        }
    }
}
