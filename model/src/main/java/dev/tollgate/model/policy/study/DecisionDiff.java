package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Whose mail two access files treat otherwise. For each key whose value differs, sessions are made that lead sendmail to
 * that key, and each is put to the evaluator under both files: what is reported has been seen to differ.
 */
public final class DecisionDiff {
    /** How many sessions of related entries are tried, over all keys and for each key at least. */
    private static final int MOST_RELATED = 100_000;

    private static final int MOST_RELATED_EACH = 100;

    private final List<String> keys;
    private final SessionSearch sessions;
    private final TwoPolicies policies;

    private DecisionDiff(AccessIndex before, AccessIndex after, Site site, PolicyEngine engine) {
        keys = changedKeys(before, after);
        int count = Math.max(1, keys.size());
        Related related = new Related(before, after, Math.max(MOST_RELATED_EACH, MOST_RELATED / count));
        sessions = new SessionSearch(site, related, count);
        policies = new TwoPolicies(engine.on(before), engine.on(after));
    }

    /** One difference for each changed key and each phase at which it shows, in the order of the files. */
    public static List<DecisionDifference> of(AccessIndex before, AccessIndex after, Site site) {
        return of(before, after, site, new StockEngine(site));
    }

    /** The same where {@code engine} answers for {@code site}. */
    public static List<DecisionDifference> of(AccessIndex before, AccessIndex after, Site site, PolicyEngine engine) {
        return of(before, after, site, engine, () -> false);
    }

    /** The same, as far as it has come when {@code stopped} says that nobody waits any more. */
    public static List<DecisionDifference> of(
            AccessIndex before, AccessIndex after, Site site, PolicyEngine engine, BooleanSupplier stopped) {
        return new DecisionDiff(before, after, site, engine).differences(stopped);
    }

    /** The changed keys to which a session leads that gets further than before. */
    static Set<String> widening(AccessIndex before, AccessIndex after, Site site, PolicyEngine engine) {
        DecisionDiff diff = new DecisionDiff(before, after, site, engine);
        return diff.keys.parallelStream()
                .filter(key -> diff.sessions.widening(key, diff.policies).isPresent())
                .collect(Collectors.toSet());
    }

    private List<DecisionDifference> differences(BooleanSupplier stopped) {
        return keys.parallelStream()
                .filter(key -> !stopped.getAsBoolean())
                .map(key -> sessions.differences(key, policies))
                .flatMap(List::stream)
                .toList();
    }

    /** The keys that one of the files has alone, or with another value; in lower case, in the order of the files. */
    public static List<String> changedKeys(AccessIndex before, AccessIndex after) {
        Set<String> changed = new LinkedHashSet<>();
        collect(before, after, changed);
        collect(after, before, changed);
        return List.copyOf(changed);
    }

    private static void collect(AccessIndex from, AccessIndex other, Set<String> changed) {
        for (int i = 0; i < from.size(); i++) {
            Hit entry = from.entry(i);
            String key = LineGrammar.fold(entry.key());
            Hit counterpart = other.get(key);
            if (counterpart == null || !counterpart.value().equals(entry.value())) {
                changed.add(key);
            }
        }
    }

    /** Whether the client, the message or the session fares the same; by which entry does not matter. */
    static boolean sameTreatment(Verdict one, Verdict other) {
        return one.treatment().equals(other.treatment());
    }
}
