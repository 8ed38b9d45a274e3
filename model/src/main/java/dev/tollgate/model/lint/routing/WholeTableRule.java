package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.EntryReport;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at each entry beside the others. Of entries with one key makemap keeps the first, and so does this. */
final class WholeTableRule extends RoutingRule {
    private final Look look;

    WholeTableRule(RuleInfo info, Look look) {
        super(info);
        this.look = look;
    }

    @Override
    public Pass begin(Site site) {
        return new Pass() {
            private final Map<String, Entry> table = new LinkedHashMap<>();

            @Override
            public void entry(Entry entry, Report report) {
                table.putIfAbsent(LineGrammar.fold(entry.left()), entry);
            }

            @Override
            public void end(EntryTable all, Report report) {
                table.forEach((key, entry) -> look.at(table, key, entry, report.of(WholeTableRule.this, entry, site)));
            }
        };
    }

    /** What a rule looks for. */
    @FunctionalInterface
    interface Look {
        /**
         * Looks at an entry and reports what is wrong with it.
         *
         * @param table all entries by key as makemap stores it
         * @param key the entry's
         */
        void at(Map<String, Entry> table, String key, Entry entry, EntryReport report);
    }
}
