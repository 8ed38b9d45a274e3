package dev.tollgate.model.lint.key;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Finds what begins as an IPv6 address but is none. */
final class Ipv6Malformed extends KeyRule {

    Ipv6Malformed() {
        super(RuleInfo.error("TG218", "Not an IPv6 address"), KeyDefect.IPV6_MALFORMED);
    }

    @Override
    void found(Entry entry, String key, Site site, Report report) {
        String message = "'" + key
                + "' is not an IPv6 address: it has eight groups of up to four hex digits, or fewer for a network"
                + DEAD;
        keys(entry, report, message, "correct the address", List.of());
    }
}
