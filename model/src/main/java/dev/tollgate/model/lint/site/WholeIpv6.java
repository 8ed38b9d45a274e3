package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** {@code Connect:IPv6} with a verdict: every client that comes over IPv6. */
final class WholeIpv6 extends SiteRule {
    WholeIpv6() {
        super(RuleInfo.warning("TG717", "A verdict on all IPv6 clients"), Set.of(Tag.CONNECT, Tag.UNTAGGED));
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        boolean whole = entry.key() instanceof Key.Ipv6 ipv6 && ipv6.groups().isEmpty();
        if (whole && !entry.is(Action.RELAY) && !entry.is(Action.SKIP)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "IPv6 alone stands for every client with an IPv6 address, and a longer key is missing",
                    "write the groups of the network that is meant");
        }
    }
}
