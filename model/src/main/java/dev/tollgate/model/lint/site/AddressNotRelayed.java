package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Relaying for one address where only domains are looked up. */
final class AddressNotRelayed extends SiteRule {
    AddressNotRelayed() {
        super(RuleInfo.error("TG706", "Relaying for one address without relaytofulladdress"), Set.of(Tag.TO));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (NeededFeatures.lacks(site, Feature.RELAYTOFULLADDRESS) && NeededFeatures.relaysForAddress(entry)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "without relaytofulladdress sendmail looks only domains up when it decides about relaying: mail to"
                            + " this address is refused",
                    "relay for the domain, or add relaytofulladdress to access_db");
        }
    }
}
