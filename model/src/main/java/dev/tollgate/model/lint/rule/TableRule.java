package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A whole-file rule to which it is enough to know the keys of all entries and which values are equal. */
public abstract class TableRule extends FileRule {
    /** A rule that says this of itself. */
    protected TableRule(RuleInfo info) {
        super(info, Set.of());
    }

    /** Adds what is wrong among {@code entries}, which are all of the file, to {@code report}. */
    public abstract void check(EntryTable entries, Site site, Report report);

    @Override
    public final Pass begin(Site site) {
        return new Pass() {
            @Override
            public void entry(Entry entry, Report report) {
                // Of no tag; the table has what there is to know.
            }

            @Override
            public void end(EntryTable entries, Report report) {
                check(entries, site, report);
            }
        };
    }
}
