package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;
import java.util.Set;

/** Looks at single entries. */
public non-sealed interface EntryRule extends Rule {
    /** The tags whose entries it wants to see. */
    Set<Tag> tags();

    /** The shapes of keys whose entries it wants to see. */
    default Set<KeyKind> keyKinds() {
        return EnumSet.allOf(KeyKind.class);
    }

    /** The forms of values whose entries it wants to see. */
    default Set<ValueForm> values() {
        return EnumSet.allOf(ValueForm.class);
    }

    /** Adds what is wrong with {@code entry} to {@code report}. */
    void check(Entry entry, Site site, Report report);

    /**
     * Whether a finding of this rule makes noise of what the rules behind it in the catalogue would say of the same entry,
     * because mending it gives another entry.
     */
    default boolean isConclusive() {
        return false;
    }
}
