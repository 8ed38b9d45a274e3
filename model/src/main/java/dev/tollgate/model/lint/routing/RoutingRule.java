package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.FileRule;
import dev.tollgate.model.lint.RuleInfo;
import java.util.EnumSet;
import java.util.Set;

/** Looks at a table beside the access map. */
public abstract class RoutingRule implements FileRule {
    private final RuleInfo info;

    /** A rule that says this of itself. */
    protected RoutingRule(RuleInfo info) {
        this.info = info;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    /** All: what is a tag in an access file is a part of the key here. */
    @Override
    public final Set<Tag> tags() {
        return EnumSet.allOf(Tag.class);
    }
}
