package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds addresses with asterisks for octets. */
final class AddressWildcard extends KeyRule {

    AddressWildcard() {
        super(RuleInfo.error("TG205", "Asterisk in an address").intentFix(), KeyDefect.ADDRESS_WILDCARD);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv4(key).map(Network::keys).orElse(List.of());
        keys(
                entry,
                report,
                "there are no wildcards: '" + key + "' is taken as it stands" + DEAD,
                "write the leading octets alone",
                keys);
    }
}
