package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds nets with a colon behind them. */
final class Ipv6TrailingColon extends KeyRule {

    Ipv6TrailingColon() {
        super(
                RuleInfo.error("TG216", "Colon at the end of an IPv6 network").intentFix(),
                KeyDefect.IPV6_TRAILING_COLON);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv6(key).map(Network::keys).orElse(List.of());
        keys(entry, report, "the colon at the end belongs to no network" + DEAD, "remove the colon", keys);
    }
}
