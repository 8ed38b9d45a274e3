package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.table.EntryTable;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Looks at all entries together, seeing each once and in order. */
public abstract non-sealed class FileRule extends Rule {
    private final Set<Tag> tags;

    /** A rule that says this of itself and looks at entries with these tags. */
    protected FileRule(RuleInfo info, Set<Tag> tags) {
        super(info);
        this.tags = tags;
    }

    /** The tags whose entries it wants to see. */
    public final Set<Tag> tags() {
        return tags;
    }

    /** Whether it may have something to say at all of entries of {@code site}; if not, it sees none. */
    public boolean concerns(Site site) {
        return true;
    }

    /** Begins a file. */
    public abstract Pass begin(Site site);

    /** Which entries decide about one another's findings when the file is edited. */
    public abstract Reach reach(Site site);

    /** The state of one file's check. It must stay small: what is to be known of every entry is in the table. */
    public interface Pass {
        /** The next entry of the file with one of the rule's tags. */
        void entry(Entry entry, Report report);

        /** All entries have been seen; {@code entries} has those with other tags, too. */
        default void end(EntryTable entries, Report report) {}
    }
}
