package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.site.Site;
import java.util.Set;

/** Looks at single entries; {@link RuleInfo#on} begins one. */
public final class EntryRule extends Rule {
    private final EntryScope scope;
    private final Look look;

    EntryRule(EntryScope scope, Look look) {
        super(scope.info);
        this.scope = scope;
        this.look = look;
    }

    /** The tags whose entries it wants to see. */
    public Set<Tag> tags() {
        return scope.tags;
    }

    /** The shapes of keys whose entries it wants to see. */
    public Set<KeyKind> keyKinds() {
        return scope.keyKinds;
    }

    /** The forms of values whose entries it wants to see. */
    public Set<ValueForm> values() {
        return scope.values;
    }

    /**
     * Whether a finding of this rule makes noise of what the rules after it in the catalogue would say of the same entry,
     * because fixing it gives another entry.
     */
    public boolean isConclusive() {
        return scope.conclusive;
    }

    /** Whether it may have something to say at all of entries of {@code site}; if not, it is not asked. */
    public boolean concerns(Site site) {
        return scope.concerns(site);
    }

    /** Adds what is wrong with {@code entry} to {@code report}. */
    public void check(Entry entry, Site site, Report report) {
        EntryReport own = report.of(this, entry, site);
        if (scope.holds(entry, own)) {
            look.at(entry, own);
        }
    }

    /** What a rule looks for. */
    @FunctionalInterface
    public interface Look {
        /** Looks at an entry and reports what is wrong with it. */
        void at(Entry entry, EntryReport report);
    }
}
