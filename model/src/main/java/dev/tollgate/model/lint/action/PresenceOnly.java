package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds entries that say no and mean yes. */
final class PresenceOnly implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.BCC, Tag.XCONNECT);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG344", "NO where only the key counts");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().strip().matches("(?i)NO|N|OFF|FALSE|NEVER|0|REJECT")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail looks only whether the entry is there: '"
                            + entry.right().strip() + "' means yes",
                    "remove the entry");
        }
    }
}
