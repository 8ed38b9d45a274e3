package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.RuleLookup;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** An entry that rules of the site's own look up: what it does is said there and nowhere else. */
final class ReadByLocalRules extends SiteRule {
    ReadByLocalRules() {
        super(RuleInfo.info("TG722", "An entry that local rules read"), EnumSet.allOf(Tag.class));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.tagText().isEmpty()) {
            return;
        }
        List<RuleLookup> lookups = site.lookups(entry.tagText());
        if (!lookups.isEmpty()) {
            String rules = lookups.stream()
                    .map(lookup -> lookup.ruleset() + " (" + lookup.source() + ")")
                    .distinct()
                    .collect(Collectors.joining(", "));
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.tagSpan(),
                    "local rules look this tag up: " + rules,
                    "read the rules to see what they make of the value");
        }
    }
}
