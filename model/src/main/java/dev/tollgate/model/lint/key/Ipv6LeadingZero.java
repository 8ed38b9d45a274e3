package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds groups with leading zeros. */
final class Ipv6LeadingZero extends KeyRule {

    Ipv6LeadingZero() {
        super(RuleInfo.error("TG215", "Leading zero in an IPv6 group").intentFix(), KeyDefect.IPV6_LEADING_ZERO);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        boolean bracketed = entry.key().kind() == KeyKind.BRACKETED;
        String address = bracketed ? key.substring(1, key.length() - 1) : key;
        List<String> keys = Network.ipv6(address).map(Network::keys).orElse(List.of());
        if (bracketed) {
            keys = keys.size() == 1 ? List.of("[" + keys.get(0) + "]") : List.of();
        }
        keys(entry, report, "sendmail writes groups without leading zeros" + DEAD, "remove the zeros", keys);
    }
}
