package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** RELAY for a net that no single site owns. */
final class WideNetRelay extends SiteRule {
    WideNetRelay() {
        super(RuleInfo.error("TG714", "Relaying for a network that is too wide"), Set.of(Tag.CONNECT, Tag.UNTAGGED));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!entry.is(Action.RELAY)) {
            return;
        }
        String net = "";
        if (entry.key() instanceof Key.Ipv4 key && isPublic(key)) {
            net = "16 million addresses that begin with " + key.text();
        } else if (entry.key() instanceof Key.Ipv6 key && isPublic(key)) {
            net = key.groups().isEmpty() ? "every IPv6 address" : "every address that begins with " + key.text();
        }
        if (!net.isEmpty()) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    "this relays for " + net + ", not for one site's network",
                    "write more octets or groups");
        }
    }

    private static boolean isPublic(Key.Ipv4 key) {
        return key.octets().size() == 1
                && key.octets().get(0) != 10
                && key.octets().get(0) != 127;
    }

    /** Not fc00::/7 (RFC 4193) and fe80::/10, which no router passes on. */
    private static boolean isPublic(Key.Ipv6 key) {
        return key.groups().isEmpty()
                || key.groups().size() == 1
                        && (key.groups().get(0) & 0xFE00) != 0xFC00
                        && (key.groups().get(0) & 0xFFC0) != 0xFE80;
    }
}
