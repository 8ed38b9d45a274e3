package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.Reach;
import dev.tollgate.model.lint.Report;
import dev.tollgate.model.lint.RuleInfo;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at the entries of a table together. Of entries with one key makemap keeps the first, and so does this. */
abstract class WholeTableRule extends RoutingRule {
    WholeTableRule(RuleInfo info) {
        super(info);
    }

    @Override
    public final Reach reach(Site site) {
        return new Reach.Groups(entry -> 1);
    }

    @Override
    public final Pass begin(Site site) {
        return new Pass() {
            private final Map<String, Entry> table = new LinkedHashMap<>();

            @Override
            public void entry(Entry entry, Report report) {
                table.putIfAbsent(LineGrammar.fold(entry.left()), entry);
            }

            @Override
            public void end(EntryTable all, Report report) {
                table.forEach((key, entry) -> check(table, key, entry, report));
            }
        };
    }

    /**
     * Adds what is wrong with {@code entry} to {@code report}.
     *
     * @param table all entries by key as makemap stores it
     * @param key the entry's
     */
    abstract void check(Map<String, Entry> table, String key, Entry entry, Report report);
}
