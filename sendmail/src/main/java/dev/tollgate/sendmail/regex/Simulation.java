package dev.tollgate.sendmail.regex;

import java.util.BitSet;

/** All ways through an automaton at once. */
final class Simulation {
    private final Automaton automaton;
    private final String text;
    private final int[] stack;

    Simulation(Automaton automaton, String text) {
        this.automaton = automaton;
        this.text = text;
        stack = new int[2 * automaton.size() + 2];
    }

    /** Whether there is a match anywhere. */
    boolean findsAny() {
        BitSet now = new BitSet(automaton.size());
        for (int at = 0; at <= text.length(); at++) {
            if (close(now, automaton.start(), at)) {
                return true;
            }
            if (at == text.length()) {
                break;
            }
            BitSet next = new BitSet(automaton.size());
            if (step(now, next, at)) {
                return true;
            }
            now = next;
        }
        return false;
    }

    /** The end of the longest match that begins at {@code from}, -1 for none. */
    int longest(int from) {
        BitSet now = new BitSet(automaton.size());
        int end = close(now, automaton.start(), from) ? from : -1;
        for (int at = from; at < text.length() && !now.isEmpty(); at++) {
            BitSet next = new BitSet(automaton.size());
            if (step(now, next, at)) {
                end = at + 1;
            }
            now = next;
        }
        return end;
    }

    /** Takes the byte at {@code at}; whether that leads to the end of a match. */
    private boolean step(BitSet now, BitSet next, int at) {
        char c = text.charAt(at);
        boolean accepted = false;
        for (int number = now.nextSetBit(0); number >= 0; number = now.nextSetBit(number + 1)) {
            Automaton.State state = automaton.state(number);
            if (state.bytes != null && state.bytes.get(c)) {
                accepted |= close(next, state.next, at + 1);
            }
        }
        return accepted;
    }

    /** Adds a state and all that follow from it without a byte; whether the end is among them. */
    private boolean close(BitSet set, int first, int at) {
        boolean accepted = false;
        int depth = 0;
        stack[depth++] = first;
        while (depth > 0) {
            int number = stack[--depth];
            if (set.get(number)) {
                continue;
            }
            set.set(number);
            Automaton.State state = automaton.state(number);
            switch (state.kind) {
                case ACCEPT -> accepted = true;
                case CHOICE -> {
                    stack[depth++] = state.other;
                    stack[depth++] = state.next;
                }
                case OPEN, CLOSE -> stack[depth++] = state.next;
                case PLACE -> {
                    if (state.place != null && PosixRegex.holds(state.place, text, at)) {
                        stack[depth++] = state.next;
                    }
                }
                default -> {}
            }
        }
        return accepted;
    }

    /** For each place from {@code from} to {@code to} the states from which the end can be reached at {@code to}. */
    BitSet[] reaching(int from, int to) {
        BitSet[] reach = new BitSet[to - from + 1];
        for (int at = to; at >= from; at--) {
            BitSet here = new BitSet(automaton.size());
            reach[at - from] = here;
            BitSet after = at < to ? reach[at - from + 1] : null;
            for (int number = 0; number < automaton.size(); number++) {
                Automaton.State state = automaton.state(number);
                boolean ends = at == to && state.kind == Automaton.Kind.ACCEPT;
                boolean goesOn = after != null
                        && state.bytes != null
                        && state.bytes.get(text.charAt(at))
                        && after.get(state.next);
                if (ends || goesOn) {
                    here.set(number);
                }
            }
            boolean grown = true;
            while (grown) {
                grown = false;
                for (int number = 0; number < automaton.size(); number++) {
                    if (!here.get(number) && leads(automaton.state(number), here, at)) {
                        here.set(number);
                        grown = true;
                    }
                }
            }
        }
        return reach;
    }

    private boolean leads(Automaton.State state, BitSet here, int at) {
        return switch (state.kind) {
            case CHOICE -> here.get(state.next) || here.get(state.other);
            case OPEN, CLOSE -> here.get(state.next);
            case PLACE -> state.place != null && PosixRegex.holds(state.place, text, at) && here.get(state.next);
            default -> false;
        };
    }
}
