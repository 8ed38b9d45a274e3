package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds IPv6 addresses with a double colon. */
final class Ipv6Compressed extends KeyRule {

    Ipv6Compressed() {
        super(RuleInfo.error("TG214", "Compressed IPv6 address").intentFix(), KeyDefect.IPV6_COMPRESSED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        boolean host = !key.endsWith("::") && !key.endsWith("::]");
        if (host && site.has(Feature.USE_COMPRESSED_IPV6)) {
            return;
        }
        String assumed =
                site.knows(Feature.USE_COMPRESSED_IPV6) ? "" : " (assuming that UseCompressedIPv6Addresses is off)";
        boolean bracketed = entry.key().kind() == KeyKind.BRACKETED;
        String address = bracketed ? key.substring(1, key.length() - 1) : key;
        List<String> keys = Network.ipv6(address).map(Network::keys).orElse(List.of());
        if (bracketed) {
            keys = keys.size() == 1 ? List.of("[" + keys.get(0) + "]") : List.of();
        }
        String help = host ? "write all eight groups" : "write the leading groups alone";
        keys(entry, report, "sendmail writes IPv6 addresses without '::'" + assumed + DEAD, help, keys);
    }
}
