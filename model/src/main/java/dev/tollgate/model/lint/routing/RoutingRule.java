package dev.tollgate.model.lint.routing;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.site.Site;
import java.util.EnumSet;

/** Looks at the entries of a table beside the access map together. */
public abstract class RoutingRule extends FileRule {
    /** A rule that says this of itself. What is a tag in an access file is a part of the key here. */
    protected RoutingRule(RuleInfo info) {
        super(info, EnumSet.allOf(Tag.class));
    }

    @Override
    public final Reach reach(Site site) {
        return new Reach.Groups(entry -> 1);
    }
}
