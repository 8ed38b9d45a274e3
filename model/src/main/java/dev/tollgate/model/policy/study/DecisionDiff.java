package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.policy.study.Witnesses.Witness;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whose mail two access files treat otherwise. For each key whose value differs, sessions are made that lead sendmail to
 * that key, and each is put to the evaluator under both files: what is reported has been seen to differ.
 */
public final class DecisionDiff {
    /** How many sessions are tried around those that lead to changed keys, over all keys and for each key at least. */
    private static final int MOST_TRIED = 40_000;

    private static final int MOST_TRIED_EACH = 400;
    /** How many sessions of related entries are tried, over all keys and for each key at least. */
    private static final int MOST_RELATED = 100_000;

    private static final int MOST_RELATED_EACH = 100;

    private final AccessIndex before;
    private final AccessIndex after;
    private final Site site;
    private final Policy old;
    private final Policy now;

    private DecisionDiff(AccessIndex before, AccessIndex after, Site site) {
        this.before = before;
        this.after = after;
        this.site = site;
        old = new Policy(site, before);
        now = new Policy(site, after);
    }

    /** One difference for each changed key and each phase at which it shows, in the order of the files. */
    public static List<DecisionDifference> of(AccessIndex before, AccessIndex after, Site site) {
        return new DecisionDiff(before, after, site).differences();
    }

    private List<DecisionDifference> differences() {
        List<String> keys = List.copyOf(changedKeys());
        int count = Math.max(1, keys.size());
        Related related = new Related(before, after, Math.max(MOST_RELATED_EACH, MOST_RELATED / count));
        List<List<DecisionDifference>> found =
                keys.parallelStream().map(key -> shown(key, related)).toList();
        if (found.stream().noneMatch(List::isEmpty)) {
            return found.stream().flatMap(List::stream).toList();
        }
        Surroundings surroundings = new Surroundings(site, before, after);
        int most = Math.max(MOST_TRIED_EACH, MOST_TRIED / count);
        return IntStream.range(0, keys.size())
                .parallel()
                .boxed()
                .flatMap(number -> found.get(number).isEmpty()
                        ? hidden(keys.get(number), related, surroundings, most).stream()
                        : found.get(number).stream())
                .toList();
    }

    /** The differences that the sessions show which lead to {@code key}. */
    private List<DecisionDifference> shown(String key, Related related) {
        List<DecisionDifference> differences = new ArrayList<>();
        Set<Phase> shown = EnumSet.noneOf(Phase.class);
        for (Witness witness : new Witnesses(site, related, key).all()) {
            if (!shown.contains(witness.phase()) && differs(witness)) {
                shown.add(witness.phase());
                differences.add(difference(key, witness));
            }
        }
        return differences;
    }

    /** A session around the witnesses that shows a difference which they do not show; the nearest are tried first. */
    private Optional<DecisionDifference> hidden(String key, Related related, Surroundings surroundings, int most) {
        List<Witness> witnesses = new Witnesses(site, related, key).all();
        int tried = 0;
        for (int changes = 1; changes <= surroundings.groups(); changes++) {
            for (Witness witness : witnesses) {
                for (Facts facts : surroundings.around(witness.facts(), changes)) {
                    Witness other = new Witness(witness.phase(), facts);
                    if (tried++ >= most) {
                        return Optional.empty();
                    }
                    if (differs(other)) {
                        return Optional.of(difference(key, other));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean differs(Witness witness) {
        return !old.decide(witness.phase(), witness.facts()).equals(now.decide(witness.phase(), witness.facts()));
    }

    private DecisionDifference difference(String key, Witness witness) {
        return new DecisionDifference(
                key,
                witness.facts(),
                old.trace(witness.phase(), witness.facts()),
                now.trace(witness.phase(), witness.facts()));
    }

    private Set<String> changedKeys() {
        Set<String> changed = new LinkedHashSet<>();
        collect(before, after, changed);
        collect(after, before, changed);
        return changed;
    }

    private static void collect(AccessIndex from, AccessIndex other, Set<String> changed) {
        for (int i = 0; i < from.size(); i++) {
            Hit entry = from.entry(i);
            String key = dev.tollgate.model.source.LineGrammar.fold(entry.key());
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
