package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** Entries of a site whose configuration has no access map. Told once, at the first entry. */
final class NoAccessMap implements FileRule {
    private static final RuleInfo INFO = RuleInfo.error("TG720", "A site without an access map");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Firsts(entry -> concerns(entry, site) ? 1 : 0);
    }

    private static boolean concerns(Entry entry, Site site) {
        return !site.readsAccessMap() && !(entry.tag() == Tag.AUTH_INFO && site.has(Feature.AUTHINFO));
    }

    @Override
    public Pass begin(Site site) {
        boolean[] told = new boolean[1];
        return (entry, report) -> {
            if (!told[0] && concerns(entry, site)) {
                told[0] = true;
                report.add(
                        this,
                        entry.lineNumber(),
                        entry.leftSpan(),
                        "the configuration has no FEATURE(`access_db'): sendmail reads none of these entries",
                        "add FEATURE(`access_db') to the mc file, and check that it is not a comment");
            }
        };
    }
}
