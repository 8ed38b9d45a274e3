package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.ValueKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** SKIP where it is an error text like any other. */
final class SkipNotEnabled extends SiteRule {
    SkipNotEnabled() {
        super(
                RuleInfo.error("TG704", "SKIP without the skip option"),
                Arrays.stream(Tag.values())
                        .filter(tag -> tag.valueKind() == ValueKind.ACTION)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (NeededFeatures.lacks(site, Feature.SKIP) && entry.is(Action.SKIP)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "without the skip option of access_db this is an error text: mail is refused with \"553 5.3.0 SKIP\"",
                    "write FEATURE(`access_db', …, `skip') in the mc file");
        }
    }
}
