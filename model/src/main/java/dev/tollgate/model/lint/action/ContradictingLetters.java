package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.FeatureLetters;
import dev.tollgate.model.entry.FeatureLetters.Letter;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Set;

/** Finds the same letter in both cases. */
final class ContradictingLetters implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG333", "Feature letter switched on and off");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.meaning() instanceof FeatureLetters features)) {
            return;
        }
        List<Letter> letters = features.letters();
        for (int i = 0; i < letters.size(); i++) {
            for (int j = i + 1; j < letters.size(); j++) {
                char first = letters.get(i).letter();
                char second = letters.get(j).letter();
                if (first != second && Character.toLowerCase(first) == Character.toLowerCase(second)) {
                    report.add(
                            this,
                            entry.lineNumber(),
                            letters.get(i).span(),
                            "'" + second + "' comes later and wins over '" + first + "'",
                            "keep one of the two");
                }
            }
        }
    }
}
