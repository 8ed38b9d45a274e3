package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Finds SKIP under senders, where sendmail does not look past it. */
final class SkippedSender implements EntryRule {
    @Override
    public RuleInfo info() {
        return RuleInfo.error("TG325", "SKIP under an address or a user");
    }

    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED, Tag.FROM);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        boolean sender = entry.key().kind() == KeyKind.ADDRESS || entry.key().kind() == KeyKind.USER;
        if (sender && entry.is(Action.SKIP)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "only domains and networks can be skipped: sendmail refuses this sender with the text SKIP",
                    "write OK to accept the sender, or remove the entry");
        }
    }
}
