package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A recipient refused where sendmail does not look recipients up for refusing. */
final class RecipientsNotBlocked extends SiteRule {
    RecipientsNotBlocked() {
        super(RuleInfo.error("TG703", "Refusing recipients without blocklist_recipients"), Set.of(Tag.TO));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (NeededFeatures.lacks(site, Feature.BLOCKLIST_RECIPIENTS) && NeededFeatures.refusesRecipient(entry)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.rightSpan(),
                    "without FEATURE(`blocklist_recipients') sendmail looks under To: for RELAY only, and accepts this"
                            + " recipient",
                    "add FEATURE(`blocklist_recipients') to the mc file");
        }
    }
}
