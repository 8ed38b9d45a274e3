package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.site.Site;

/** Looks at all entries together, seeing each once and in order. */
public non-sealed interface FileRule extends Rule {
    /** Begins a file. */
    Pass begin(Site site);

    /** Which entries decide about one another's findings when the file is edited. */
    Reach reach(Site site);

    /** The state of one file's check. It must stay small: a few bytes for each entry at most. */
    interface Pass {
        /** The next entry of the file. */
        void entry(Entry entry, Report report);

        /** All entries have been seen. */
        default void end(Report report) {}
    }
}
