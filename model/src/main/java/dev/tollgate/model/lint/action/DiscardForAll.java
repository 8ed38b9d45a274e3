package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds discards that hit other recipients, too. */
final class DiscardForAll implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.TO);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG319", "DISCARD for a recipient");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.is(Action.DISCARD)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "DISCARD throws the whole message away, for all its recipients",
                    "write REJECT, or let an alias point to /dev/null");
        }
    }
}
