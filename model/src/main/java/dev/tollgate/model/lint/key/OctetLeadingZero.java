package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds octets with leading zeros. */
final class OctetLeadingZero extends KeyRule {

    OctetLeadingZero() {
        super(RuleInfo.error("TG208", "Leading zero in an octet").intentFix(), KeyDefect.OCTET_LEADING_ZERO);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        List<String> keys = Network.ipv4(key).map(Network::keys).orElse(List.of());
        keys(entry, report, "sendmail writes octets without leading zeros" + DEAD, "remove the zeros", keys);
    }
}
