package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Optional;

/** Finds IPv6 addresses that lack their prefix. */
final class Ipv6WithoutPrefix extends KeyRule {

    Ipv6WithoutPrefix() {
        super(RuleInfo.error("TG213", "IPv6 address without IPv6:").intentFix(), KeyDefect.IPV6_WITHOUT_PREFIX);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        boolean bracketed = entry.key().kind() == KeyKind.BRACKETED;
        String address = bracketed ? key.substring(1, key.length() - 1) : key;
        Optional<Network> network = Network.ipv6(address).map(net -> net.isMapped() ? net.unmapped() : net);
        List<String> keys = network.map(Network::keys).orElse(List.of());
        if (bracketed) {
            keys = keys.size() == 1 ? List.of("[" + keys.get(0) + "]") : List.of();
        }
        keys(entry, report, "sendmail writes IPv6 addresses with IPv6: in front" + DEAD, "write IPv6: in front", keys);
    }
}
