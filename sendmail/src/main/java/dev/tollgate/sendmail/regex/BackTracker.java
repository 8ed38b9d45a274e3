package dev.tollgate.sendmail.regex;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Tries the ways through an automaton one after another, as references back need it; gives up after a million steps. */
final class BackTracker {
    private static final int MOST_STEPS = 1_000_000;

    private final Automaton automaton;
    private final String text;
    private final int groups;
    private int steps;

    /** A way that is being tried. */
    private static final class Way {
        private final int state;
        private final int at;
        private final int[] spans;
        private final BitSet seen;

        Way(int state, int at, int[] spans, BitSet seen) {
            this.state = state;
            this.at = at;
            this.spans = spans;
            this.seen = seen;
        }
    }

    BackTracker(Automaton automaton, String text, int groups) {
        this.automaton = automaton;
        this.text = text;
        this.groups = groups;
    }

    /** The spans of the match that begins first, of those the longest, of those the first tried. */
    int @Nullable [] match() {
        for (int from = 0; from <= text.length(); from++) {
            int[] best = longest(from);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private int @Nullable [] longest(int from) {
        int[] best = null;
        int[] none = new int[2 * (groups + 1)];
        Arrays.fill(none, -1);
        none[0] = from;
        Deque<Way> ways = new ArrayDeque<>();
        ways.push(new Way(automaton.start(), from, none, new BitSet()));
        while (!ways.isEmpty() && ++steps < MOST_STEPS) {
            Way way = ways.pop();
            Automaton.State state = automaton.state(way.state);
            if (state.kind == Automaton.Kind.ACCEPT) {
                if (best == null || way.at > best[1]) {
                    best = way.spans.clone();
                    best[1] = way.at;
                }
                continue;
            }
            if (state.kind == Automaton.Kind.BYTES) {
                if (state.bytes != null && way.at < text.length() && state.bytes.get(text.charAt(way.at))) {
                    ways.push(new Way(state.next, way.at + 1, way.spans, new BitSet()));
                }
                continue;
            }
            if (state.kind == Automaton.Kind.BACK) {
                back(ways, way, state);
                continue;
            }
            if (way.seen.get(way.state)) {
                continue;
            }
            BitSet seen = (BitSet) way.seen.clone();
            seen.set(way.state);
            goOn(ways, way, state, seen);
        }
        return best;
    }

    private void back(Deque<Way> ways, Way way, Automaton.State state) {
        int begin = way.spans[2 * state.group];
        int end = way.spans[2 * state.group + 1];
        if (begin >= 0 && end >= 0 && text.startsWith(text.substring(begin, end), way.at)) {
            BitSet seen = end > begin ? new BitSet() : way.seen;
            ways.push(new Way(state.next, way.at + end - begin, way.spans, seen));
        }
    }

    private void goOn(Deque<Way> ways, Way way, Automaton.State state, BitSet seen) {
        switch (state.kind) {
            case CHOICE -> {
                ways.push(new Way(state.other, way.at, way.spans, seen));
                ways.push(new Way(state.next, way.at, way.spans, seen));
            }
            case PLACE -> {
                if (state.place != null && PosixRegex.holds(state.place, text, way.at)) {
                    ways.push(new Way(state.next, way.at, way.spans, seen));
                }
            }
            default -> {
                int[] spans = way.spans.clone();
                if (state.kind == Automaton.Kind.OPEN) {
                    spans[2 * state.group] = way.at;
                    spans[2 * state.group + 1] = -1;
                } else {
                    spans[2 * state.group + 1] = way.at;
                }
                ways.push(new Way(state.next, way.at, spans, seen));
            }
        }
    }
}
