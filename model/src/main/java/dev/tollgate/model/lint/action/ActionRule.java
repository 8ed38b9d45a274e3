package dev.tollgate.model.lint.action;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import java.util.Set;

/** A rule about values that judge a client, sender or recipient. */
interface ActionRule extends EntryRule {
    @Override
    default Set<Tag> tags() {
        return Set.of(Tag.UNTAGGED, Tag.CONNECT, Tag.FROM, Tag.TO);
    }
}
