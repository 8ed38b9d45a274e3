package dev.tollgate.model.lint.site;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.EntryRule;
import dev.tollgate.model.lint.RuleInfo;
import java.util.Set;

/** A rule on entries of some tags. */
abstract class SiteRule implements EntryRule {
    private final RuleInfo info;
    private final Set<Tag> tags;

    SiteRule(RuleInfo info, Set<Tag> tags) {
        this.info = info;
        this.tags = tags;
    }

    @Override
    public final RuleInfo info() {
        return info;
    }

    @Override
    public final Set<Tag> tags() {
        return tags;
    }
}
