package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** A whole-file rule to which it is enough to know the keys of all entries and which values are equal. */
public interface TableRule extends FileRule {
    /** Adds what is wrong among {@code entries}, which are all of the file, to {@code report}. */
    void check(EntryTable entries, Site site, Report report);

    @Override
    default Set<Tag> tags() {
        return Set.of();
    }

    @Override
    default Pass begin(Site site) {
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
