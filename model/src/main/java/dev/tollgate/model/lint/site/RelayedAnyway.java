package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.ValueForm;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.Locale;
import java.util.Set;

/** RELAY for a recipient domain that class w or class R covers. */
final class RelayedAnyway extends SiteRule {
    RelayedAnyway() {
        super(RuleInfo.info("TG716", "RELAY for a domain that is relayed anyway"), Set.of(Tag.TO));
    }

    @Override
    public Set<ValueForm> values() {
        return Set.of(ValueForm.MEANING);
    }

    @Override
    public void check(Entry entry, Site site, Report report) {
        if (!(entry.key() instanceof Key.Domain domain) || !entry.is(Action.RELAY)) {
            return;
        }
        String name = domain.name().toLowerCase(Locale.ROOT);
        boolean local = contains(site.localDomains(), name);
        if (local || isRelayed(name, site)) {
            report.add(
                    this,
                    entry.lineNumber(),
                    entry.keySpan(),
                    local ? "this is one of the site's own domains (class w)" : "RELAY_DOMAIN covers it (class R)",
                    "remove the entry");
        }
    }

    private static boolean isRelayed(String name, Site site) {
        if (contains(site.relayDomains(), name)) {
            return true;
        }
        int dot = name.indexOf('.');
        return dot >= 0 && !site.has(Feature.RELAY_HOSTS_ONLY) && isRelayed(name.substring(dot + 1), site);
    }

    private static boolean contains(Set<String> domains, String name) {
        return domains.stream().anyMatch(name::equalsIgnoreCase);
    }
}
