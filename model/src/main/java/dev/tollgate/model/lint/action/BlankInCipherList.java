package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.SessionFeatures;
import dev.tollgate.model.entry.SessionFeatures.Item;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds values that lose their blanks. */
final class BlankInCipherList implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TLS_SRV_FEATURES, Tag.TLS_CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG343", "Spaces in a TLS session setting without quotes")
                .intentFix();
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().indexOf('"') >= 0 || !(entry.meaning() instanceof SessionFeatures features)) {
            return;
        }
        for (Item item : features.items()) {
            if (item.value().matches("(?s).*\\s.*")) {
                report.replace(
                        this,
                        entry.lineNumber(),
                        entry.rightSpan(),
                        "without quotes the spaces in '" + item.value() + "' vanish, and the words run together",
                        "put the settings in quotes",
                        "\"" + entry.right().strip() + "\"");
                return;
            }
        }
    }
}
