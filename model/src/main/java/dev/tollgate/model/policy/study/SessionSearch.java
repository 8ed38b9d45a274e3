package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sessions that show what a change of one key does: those that lead to the key, then those around them. */
final class SessionSearch {
    /** How many sessions are tried around those that lead to changed keys, over all keys and for each key at least. */
    private static final int MOST_TRIED = 40_000;

    private static final int MOST_TRIED_EACH = 400;
    /** However many keys there are, so many are tried over all of them, but a few for each: no file takes long. */
    private static final int LIMIT = 100_000;

    private static final int FEW = 40;

    /** The question whether a change widens is put to many changes that nobody has made yet. */
    private static final int SHARE_FOR_WIDENING = 8;

    private final Site site;
    private final Related related;
    private final int most;
    private final int mostForWidening;
    /** It takes a pass over the files, and often nobody asks for it. */
    private @Nullable Surroundings surroundings;

    /**
     * Sessions of the files that {@code related} knows.
     *
     * @param keys how many keys are to be looked at; the more, the less is tried for each
     */
    SessionSearch(Site site, Related related, int keys) {
        this.site = site;
        this.related = related;
        int many = Math.max(1, keys);
        int share = Math.max(MOST_TRIED_EACH, MOST_TRIED / many);
        most = Math.max(FEW, Math.min(share, LIMIT / many));
        mostForWidening = share / SHARE_FOR_WIDENING;
    }

    /** A difference for each phase that {@code key}'s own sessions show, else one that a session around them shows. */
    List<DecisionDifference> differences(String key, TwoPolicies policies) {
        List<DecisionDifference> differences = new ArrayList<>();
        Set<Phase> shown = EnumSet.noneOf(Phase.class);
        for (Witnesses.Witness witness : new Witnesses(site, related, key).all()) {
            if (!shown.contains(witness.phase()) && policies.differ(witness.phase(), witness.facts())) {
                shown.add(witness.phase());
                differences.add(policies.difference(key, witness.phase(), witness.facts()));
            }
        }
        if (differences.isEmpty()) {
            around(key, most, witness -> policies.differ(witness.phase(), witness.facts()))
                    .ifPresent(found -> differences.add(policies.difference(key, found.phase(), found.facts())));
        }
        return differences;
    }

    /** A session that {@code policies} let further than before. */
    Optional<DecisionDifference> widening(String key, TwoPolicies policies) {
        Predicate<Witnesses.Witness> widens = witness -> policies.widen(witness.phase(), witness.facts());
        return new Witnesses(site, related, key)
                .all().stream()
                        .filter(widens)
                        .findFirst()
                        .or(() -> around(key, mostForWidening, widens))
                        .map(found -> policies.difference(key, found.phase(), found.facts()));
    }

    /** The first session around {@code key}'s own that is wanted; the nearest are tried first. */
    private Optional<Witnesses.Witness> around(String key, int limit, Predicate<Witnesses.Witness> wanted) {
        List<Witnesses.Witness> witnesses = new Witnesses(site, related, key).all();
        Surroundings around = surroundings();
        int tried = 0;
        for (int changes = 1; changes <= around.groups(); changes++) {
            for (Witnesses.Witness witness : witnesses) {
                for (Facts facts : around.around(witness.facts(), changes)) {
                    Witnesses.Witness other = new Witnesses.Witness(witness.phase(), facts);
                    if (tried++ >= limit) {
                        return Optional.empty();
                    }
                    if (PossibleSession.test(facts, site) && wanted.test(other)) {
                        return Optional.of(other);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private synchronized Surroundings surroundings() {
        if (surroundings == null) {
            surroundings = new Surroundings(site, related.before(), related.after());
        }
        return surroundings;
    }
}
