package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.site.Site;
import java.util.function.ToIntFunction;

/** Looks at the first entry of its kind alone; what there is to say is true of all of them. */
final class OnceRule extends FileRule {
    private final EntryScope scope;
    private final ToIntFunction<Tag> kind;
    private final EntryRule.Look look;

    /**
     * A rule that looks at entries of {@code scope}.
     *
     * @param kind the kind of the entries with a tag, one bit
     */
    OnceRule(EntryScope scope, ToIntFunction<Tag> kind, EntryRule.Look look) {
        super(scope.info, scope.tags);
        this.scope = scope;
        this.kind = kind;
        this.look = look;
    }

    @Override
    public Reach reach(Site site) {
        // Entries are asked about side by side, so each has a report of its own.
        return new Reach.Firsts(entry ->
                scope.tags.contains(entry.tag()) && scope.covers(entry, new Report(finding -> {}).of(this, entry, site))
                        ? kind.applyAsInt(entry.tag())
                        : 0);
    }

    @Override
    public boolean concerns(Site site) {
        return scope.concerns(site);
    }

    @Override
    public Pass begin(Site site) {
        int[] told = new int[1];
        return (entry, report) -> {
            int bit = kind.applyAsInt(entry.tag());
            if ((told[0] & bit) == 0) {
                EntryReport own = report.of(this, entry, site);
                if (scope.covers(entry, own)) {
                    told[0] |= bit;
                    look.at(entry, own);
                }
            }
        };
    }
}
