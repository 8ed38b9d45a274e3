package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.SessionFeatures;
import dev.tollgate.model.entry.SessionFeatures.Item;
import dev.tollgate.model.entry.SessionFeatures.Name;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.Span;
import java.util.Set;

/** Finds letters of {@code Flags=} that sendmail ignores without a word. */
final class UnknownFlag implements EntryRule {
    /** A certificate revocation list is required, clear text as a way out or not, no DANE, no MTA-STS. */
    private static final String FLAGS = "RCcdM";

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TLS_SRV_FEATURES, Tag.TLS_CLT_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG347", "Unknown letter in Flags");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.meaning() instanceof SessionFeatures features)) {
            return;
        }
        for (Item item : features.items()) {
            String unknown = item.name() == Name.Flags ? item.value().replaceAll("[" + FLAGS + "\\s]", "") : "";
            if (!unknown.isEmpty()) {
                int end = item.span().end();
                report.add(
                        this,
                        entry.lineNumber(),
                        new Span(end - item.value().length(), end),
                        "sendmail does not know '" + unknown + "' and ignores it without a word",
                        "the flags are R, C, c, d and M, in this case");
            }
        }
    }
}
