package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** Finds values that answer every command with a temporary failure. */
final class DeferredClient implements EntryRule {
    @Override
    public Set<Tag> tags() {
        return Set.of(Tag.SRV_FEATURES);
    }

    @Override
    public RuleInfo info() {
        return RuleInfo.warning("TG346", "Server features that put everything off");
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.right().strip().toLowerCase(Locale.ROOT).startsWith("temp")) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "sendmail answers every command of these clients with 450 4.3.0",
                    "write feature letters, or refuse the clients under Connect:");
        }
    }
}
