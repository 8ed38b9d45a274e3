package dev.tollgate.sendmail.bt;

import dev.tollgate.sendmail.rewrite.RewriteTrace;
import dev.tollgate.sendmail.rewrite.Rule;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts how often each rule matches and how long its own work takes, without that of the rulesets that it calls. */
public final class Profile implements RewriteTrace {
    private static final int MICRO = 1000;

    private final RewriteTrace next;
    private final LongSupplier nanoseconds;
    private final Map<Place, Work> work = new HashMap<>();
    private final Deque<Running> running = new ArrayDeque<>();

    private record Place(String ruleset, int line, String file) {}

    /** What a rule has cost. */
    private static final class Work {
        private long count;
        private long time;
    }

    /** A rule at work, and the time that others took meanwhile. */
    private static final class Running {
        private final Place place;
        private final long since;
        private long others;

        Running(Place place, long since) {
            this.place = place;
            this.since = since;
        }
    }

    Profile(RewriteTrace next, LongSupplier nanoseconds) {
        this.next = next;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public void enter(String ruleset, @Nullable String[] vector, int at) {
        next.enter(ruleset, vector, at);
    }

    @Override
    public void leave(String ruleset, @Nullable String[] vector, int at) {
        next.leave(ruleset, vector, at);
    }

    @Override
    public void fire(String ruleset, Rule rule) {
        next.fire(ruleset, rule);
        Place place = new Place(ruleset, rule.line(), rule.file());
        work.computeIfAbsent(place, key -> new Work()).count++;
        running.push(new Running(place, nanoseconds.getAsLong()));
    }

    @Override
    public void applied(String ruleset, Rule rule, @Nullable String[] vector, int at) {
        Place place = new Place(ruleset, rule.line(), rule.file());
        // A rule that failed was never said to be done.
        while (!running.isEmpty() && !running.peek().place.equals(place)) {
            running.pop();
        }
        Running done = running.poll();
        if (done != null) {
            long time = nanoseconds.getAsLong() - done.since;
            work.computeIfAbsent(place, key -> new Work()).time += time - done.others;
            Running caller = running.peek();
            if (caller != null) {
                caller.others += time;
            }
        }
        next.applied(ruleset, rule, vector, at);
    }

    /** A line for each rule that matched, the most costly first. */
    public List<String> lines() {
        return work.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Place, Work>>comparingLong(entry -> -entry.getValue().time)
                        .thenComparing(entry -> entry.getKey().line()))
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%8d times %8d us  %s:%d (%s)",
                        entry.getValue().count,
                        entry.getValue().time / MICRO,
                        entry.getKey().file(),
                        entry.getKey().line(),
                        entry.getKey().ruleset()))
                .toList();
    }
}
