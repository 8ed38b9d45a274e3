package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A client to be quarantined where sendmail asks about clients before there is a message. */
final class ForgottenQuarantine extends SiteRule {
    ForgottenQuarantine() {
        super(RuleInfo.error("TG719", "A client's quarantine without delay_checks"), Set.of(Tag.CONNECT, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (NeededFeatures.lacks(site, Feature.DELAY_CHECKS) && NeededFeatures.quarantinesClient(entry)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "without FEATURE(`delay_checks') sendmail forgets this at MAIL, and delivers the client's mail",
                    "add FEATURE(`delay_checks') to the mc file, or write REJECT or DISCARD");
        }
    }
}
