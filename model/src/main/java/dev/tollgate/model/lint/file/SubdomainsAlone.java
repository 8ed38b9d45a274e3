package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Key;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.rule.TableRule;
import dev.tollgate.model.lint.table.EntryRows;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.lint.table.KeyHash;
import dev.tollgate.model.lint.table.KeyTable;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;

/** {@code .domain} without an entry for the domain: often both were meant. */
final class SubdomainsAlone extends TableRule {
    SubdomainsAlone() {
        super(RuleInfo.info("TG814", "Subdomains without their domain"));
    }

    @Override
    public Reach reach(Site site) {
        return new Reach.Groups(SubdomainsAlone::group);
    }

    private static int group(Entry entry) {
        if (entry.key() instanceof Key.Subdomains subdomains) {
            return Reach.group(KeyHash.of(subdomains.name()));
        }
        return entry.key() instanceof Key.Domain domain ? Reach.group(KeyHash.of(domain.name())) : 0;
    }

    @Override
    public void check(EntryTable entries, Site site, Report report) {
        if (site.knows(Feature.LOOKUPDOTDOMAIN) && !site.has(Feature.LOOKUPDOTDOMAIN)) {
            return;
        }
        EntryRows rows = entries.rows();
        entries.firsts(row -> rows.kind(row) == KeyKind.SUBDOMAINS && !hasDomain(entries, row))
                .forEach(row -> {
                    String domain = rows.key(row).substring(1);
                    report.add(
                            this,
                            rows.line(row),
                            rows.left(row),
                            "this entry is for the hosts below " + domain + "; " + domain + " itself has no entry",
                            "write " + domain + " without the dot if it is meant, too: that covers both");
                });
    }

    /** Whether sendmail would find something for the domain itself. */
    private static boolean hasDomain(EntryTable entries, int row) {
        int from = entries.rows().keyStart(row) + 1;
        int length = entries.rows().keyEnd(row) - from;
        return entries.find(entries.rows().tag(row), from, length) != KeyTable.NONE
                || entries.find(Tag.UNTAGGED, from, length) != KeyTable.NONE;
    }
}
