package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Relaying for whoever claims to be a sender. */
final class ForgeableRelay extends SiteRule {
    ForgeableRelay() {
        super(RuleInfo.warning("TG709", "Relaying for a sender"), Set.of(Tag.FROM));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (entry.is(Action.RELAY) && SenderRelay.relays(entry, site)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "with relay_mail_from whoever writes this sender may relay, and anybody can write it",
                    "relay by client (Connect:), certificate or SMTP AUTH");
        }
    }
}
