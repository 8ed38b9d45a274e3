package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds IPv4-mapped IPv6 addresses. */
final class MappedIpv4 extends KeyRule {

    MappedIpv4() {
        super(RuleInfo.error("TG217", "IPv4 address in IPv6 form").intentFix(), KeyDefect.IPV4_MAPPED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        boolean bracketed = entry.key().kind() == KeyKind.BRACKETED;
        String address = bracketed ? key.substring(1, key.length() - 1) : key;
        List<String> keys =
                Network.ipv6(address).map(network -> network.unmapped().keys()).orElse(List.of());
        if (bracketed) {
            keys = List.of("[" + keys.get(0) + "]");
        }
        keys(
                entry,
                report,
                "sendmail looks such a peer up as the IPv4 address it is" + DEAD,
                "write the IPv4 address",
                keys);
    }
}
