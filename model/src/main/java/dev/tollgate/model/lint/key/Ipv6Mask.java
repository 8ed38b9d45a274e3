package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds CIDR notation in IPv6 keys. */
final class Ipv6Mask extends KeyRule {

    Ipv6Mask() {
        super(RuleInfo.error("TG204", "Prefix length after an IPv6 address").intentFix(), KeyDefect.MASK_IPV6);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv6(key).map(Network::keys).orElse(List.of());
        String help = keys.size() == 1
                ? "write the prefix " + keys.get(0)
                : "write the network as the prefixes it consists of";
        keys(entry, report, "'" + key + "' is taken as it stands, prefix length and all" + DEAD, help, keys);
    }
}
