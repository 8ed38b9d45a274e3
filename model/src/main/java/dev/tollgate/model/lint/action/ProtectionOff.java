package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.FeatureLetters;
import dev.tollgate.model.entry.FeatureLetters.Letter;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds F, G, O and U in the default entry. */
final class ProtectionOff implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG334", "Protection against smuggling switched off for all");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.key().kind() != KeyKind.DEFAULT || !(entry.meaning() instanceof FeatureLetters features)) {
            return;
        }
        for (Letter letter : features.letters()) {
            if ("FGOU".indexOf(letter.letter()) >= 0) {
                report.add(
                        this,
                        entry.lineNumber(),
                        letter.span(),
                        "every client may send line ends or commands that other servers read differently",
                        "give the letter only to the clients that need it");
            }
        }
    }
}
