package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds CIDR notation and netmasks. */
final class Ipv4Mask extends KeyRule {

    Ipv4Mask() {
        super(RuleInfo.error("TG203", "Mask after an IPv4 address").intentFix(), KeyDefect.MASK_IPV4);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv4(key).map(Network::keys).orElse(List.of());
        String help = keys.size() == 1
                ? "write the prefix " + keys.get(0)
                : "write the network as the prefixes it consists of";
        keys(entry, report, "'" + key + "' is taken as it stands, mask and all" + DEAD, help, keys);
    }
}
