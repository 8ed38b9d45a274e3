package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An order for changes that cannot be made all at once, in which no moment is more permissive than both ends: no session
 * gets further with some of the changes made than it gets before all of them or after all of them. Nothing is judged by the
 * words of an entry: sessions that lead to each changed key are put to the evaluator in each state on the way.
 *
 * <p>Whether a state is allowed depends on which changes are made in it and not on how it was reached. So an order can be
 * sought from both ends: forward as long as some change may come next, and from the end backward as long as some change
 * may come last.
 */
public final class SafeOrder {
    /** How many sessions are tried, over all keys, and for each key at least and at most. */
    private static final int MOST_SESSIONS = 30_000;

    private static final int LEAST_EACH = 60;
    private static final int MOST_EACH = 3_000;
    private static final int MOST_RELATED = 10_000;

    private final List<Move> moves;
    private final AccessIndex before;
    private final Site site;
    private final Policy first;
    private final Policy last;
    private final JointSessions sessions;
    /** By key, the sessions that can get further at some time than the least; made when they are first needed. */
    private final Map<String, List<Trial>> trials = new ConcurrentHashMap<>();

    /**
     * Changes that are made one after the other without another in between.
     *
     * @param states after each of them, what has become of the keys that the move is about, folded; no two moves are about
     *     one key
     */
    public record Move(List<Map<String, Optional<Hit>>> states) {
        /** Copies the states. */
        public Move {
            states = List.copyOf(states);
        }

        private Map<String, Optional<Hit>> result() {
            return states.get(states.size() - 1);
        }
    }

    /**
     * An order.
     *
     * @param order the numbers of the moves, from 0
     * @param obstacle if there is none: a session that gets further on the way, whatever comes next; the moves that are
     *     left then stand at the end of the order
     */
    public record Result(List<Integer> order, Optional<DecisionDifference> obstacle) {}

    /** A session, and how far it may get. */
    private record Trial(Witnesses.Witness session, Reach allowed) {}

    private SafeOrder(AccessIndex before, AccessIndex after, Site site, List<Move> moves) {
        this.before = before;
        this.site = site;
        this.moves = moves;
        first = new Policy(site, before);
        last = new Policy(site, after);
        List<String> keys =
                moves.stream().flatMap(move -> move.result().keySet().stream()).toList();
        int count = Math.max(1, keys.size());
        int each = Math.max(LEAST_EACH, Math.min(MOST_EACH, MOST_SESSIONS / count));
        sessions = new JointSessions(
                site, new Related(before, after, Math.max(LEAST_EACH, MOST_RELATED / count)), keys, each);
    }

    /**
     * An order of {@code moves}, which together lead from {@code before} to {@code after}.
     *
     * @param site what the site is configured to do
     */
    public static Result of(AccessIndex before, AccessIndex after, Site site, List<Move> moves) {
        return new SafeOrder(before, after, site, moves).find();
    }

    private Result find() {
        List<Integer> rest = new ArrayList<>(ranked());
        List<Integer> start = new ArrayList<>();
        Map<String, Optional<Hit>> state = new HashMap<>();
        advance(rest, start, state);
        List<Integer> end = new ArrayList<>();
        Map<String, Optional<Hit>> late = new HashMap<>(state);
        rest.forEach(number -> late.putAll(moves.get(number).result()));
        retreat(rest, end, late);
        List<Integer> order = new ArrayList<>(start);
        Optional<DecisionDifference> obstacle = rest.isEmpty()
                ? Optional.empty()
                : rest.stream()
                        .flatMap(number -> obstacle(state, number).stream())
                        .findFirst();
        order.addAll(rest);
        for (int i = end.size() - 1; i >= 0; i--) {
            order.add(end.get(i));
        }
        return new Result(order, obstacle);
    }

    /** Makes, as long as there is one, a move of {@code rest} that may come next. */
    private void advance(List<Integer> rest, List<Integer> made, Map<String, Optional<Hit>> state) {
        boolean found = true;
        while (found) {
            found = false;
            for (int at = 0; at < rest.size(); ) {
                Move move = moves.get(rest.get(at));
                if (allows(state, move, move.states().size())) {
                    state.putAll(move.result());
                    made.add(rest.remove(at));
                    found = true;
                } else {
                    at++;
                }
            }
        }
    }

    /** Takes back, as long as there is one, a move of {@code rest} that may come last. */
    private void retreat(List<Integer> rest, List<Integer> undone, Map<String, Optional<Hit>> state) {
        boolean found = true;
        while (found) {
            found = false;
            for (int at = rest.size() - 1; at >= 0; at--) {
                Move move = moves.get(rest.get(at));
                Map<String, Optional<Hit>> earlier = new HashMap<>(state);
                earlier.keySet().removeAll(move.result().keySet());
                if (allowed(earlier, move.result().keySet())
                        && allows(earlier, move, move.states().size() - 1)) {
                    state.keySet().removeAll(move.result().keySet());
                    undone.add(rest.remove(at));
                    found = true;
                }
            }
        }
    }

    /** Whether the first {@code count} states of {@code move}, made in {@code state}, are allowed. */
    private boolean allows(Map<String, Optional<Hit>> state, Move move, int count) {
        Map<String, Optional<Hit>> next = new HashMap<>(state);
        for (Map<String, Optional<Hit>> step : move.states().subList(0, count)) {
            next.putAll(step);
            if (!allowed(next, move.result().keySet())) {
                return false;
            }
        }
        return true;
    }

    private boolean allowed(Map<String, Optional<Hit>> state, Iterable<String> keys) {
        Policy policy = new Policy(site, new Overlay(before, state));
        for (String key : keys) {
            boolean exceeds = trials(key).parallelStream()
                    .anyMatch(trial -> Reach.of(policy.decide(
                                    trial.session().phase(), trial.session().facts()))
                            .exceeds(trial.allowed()));
            if (exceeds) {
                return false;
            }
        }
        return true;
    }

    /** A session that may already get furthest of all cannot get further. */
    private List<Trial> trials(String key) {
        return trials.computeIfAbsent(
                key,
                wanted -> sessions.of(wanted).parallelStream()
                        .map(session -> new Trial(session, allowed(session)))
                        .filter(trial -> !isMost(trial.session().phase(), trial.allowed()))
                        .toList());
    }

    private static boolean isMost(Phase phase, Reach reach) {
        return reach.passage() == 2 && (reach.relays() || phase != Phase.RCPT);
    }

    private Reach allowed(Witnesses.Witness session) {
        Reach before = Reach.of(first.decide(session.phase(), session.facts()));
        return isMost(session.phase(), before)
                ? before
                : before.or(Reach.of(last.decide(session.phase(), session.facts())));
    }

    private Optional<DecisionDifference> obstacle(Map<String, Optional<Hit>> state, int number) {
        Map<String, Optional<Hit>> next = new LinkedHashMap<>(state);
        for (Map<String, Optional<Hit>> step : moves.get(number).states()) {
            next.putAll(step);
            Policy policy = new Policy(site, new Overlay(before, Map.copyOf(next)));
            for (String key : step.keySet()) {
                for (Trial trial : trials(key)) {
                    Witnesses.Witness session = trial.session();
                    if (Reach.of(policy.decide(session.phase(), session.facts()))
                            .exceeds(trial.allowed())) {
                        return Optional.of(
                                new TwoPolicies(first, policy).difference(key, session.phase(), session.facts()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The moves in an order that is likely to be allowed: what takes away first, what gives last; among equals new entries
     * from the longest key to the shortest, so that the shorter is not seen before the longer, and old ones away in the
     * opposite order.
     */
    private List<Integer> ranked() {
        List<Ranked> ranked = new ArrayList<>();
        for (int number = 0; number < moves.size(); number++) {
            ranked.add(rank(number));
        }
        ranked.sort(Comparator.comparingInt(Ranked::effect)
                .thenComparingInt(Ranked::kind)
                .thenComparingInt(Ranked::length)
                .thenComparingInt(Ranked::number));
        return ranked.stream().map(Ranked::number).toList();
    }

    private record Ranked(int number, int effect, int kind, int length) {}

    private Ranked rank(int number) {
        Map<String, Optional<Hit>> result = moves.get(number).result();
        Policy alone = new Policy(site, new Overlay(before, result));
        boolean widens = false;
        boolean narrows = false;
        int length = 0;
        boolean added = false;
        boolean removed = false;
        for (Map.Entry<String, Optional<Hit>> change : result.entrySet()) {
            length = Math.max(length, change.getKey().length());
            added |= before.get(change.getKey()) == null;
            removed |= change.getValue().isEmpty();
            for (Witnesses.Witness session : sessions.plain(change.getKey())) {
                Reach old = Reach.of(first.decide(session.phase(), session.facts()));
                Reach now = Reach.of(alone.decide(session.phase(), session.facts()));
                widens |= now.exceeds(old);
                narrows |= old.exceeds(now);
            }
        }
        int effect = widens ? (narrows ? 2 : 3) : narrows ? 0 : 1;
        return new Ranked(number, effect, added ? 0 : removed ? 2 : 1, removed ? length : -length);
    }
}
