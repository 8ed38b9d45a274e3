package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** {@code Connect:SMARTHOST RELAY}: mail is handed to the smart host, which needs no right to relay for that. */
final class NeedlessSmartHostRelay extends SiteRule {
    NeedlessSmartHostRelay() {
        super(RuleInfo.info("TG723", "Relaying for the smart host"), Set.of(Tag.CONNECT, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.is(Action.RELAY) && SmartHost.isNamed(entry, site)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "mail leaves through the smart host " + site.smartHost()
                            + "; it needs this entry only to relay its own mail through here",
                    "remove the entry unless the smart host also sends mail of others through this host");
        }
    }
}
