package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds nets written with a dot behind them. */
final class AddressTrailingDot extends KeyRule {

    AddressTrailingDot() {
        super(RuleInfo.error("TG207", "Dot at the end of an address").intentFix(), KeyDefect.ADDRESS_TRAILING_DOT);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv4(key).map(Network::keys).orElse(List.of());
        keys(entry, report, "the dot at the end belongs to no address" + DEAD, "remove the dot", keys);
    }
}
