package dev.tollgate.sendmail.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as states. A state takes a byte and goes on, or goes on at once; of the two ways out of a choice the
 * first is the one that the library tries first.
 */
final class Automaton {
    /** The kinds of states. */
    enum Kind {
        BYTES,
        CHOICE,
        PLACE,
        OPEN,
        CLOSE,
        BACK,
        ACCEPT
    }

    /** A state; {@code next} and {@code other} are filled in when the states are linked. */
    static final class State {
        final Kind kind;
        final @Nullable BitSet bytes;
        final Node.@Nullable Place place;
        final int group;
        final boolean optional;
        int next = -1;
        int other = -1;

        private State(Kind kind, @Nullable BitSet bytes, Node.@Nullable Place place, int group, boolean optional) {
            this.kind = kind;
            this.bytes = bytes;
            this.place = place;
            this.group = group;
            this.optional = optional;
        }
    }

    private final List<State> states = new ArrayList<>();
    private final int start;

    Automaton(Node tree) {
        int accept = add(Kind.ACCEPT, null, null, 0, false);
        start = build(tree, accept);
    }

    int start() {
        return start;
    }

    int size() {
        return states.size();
    }

    State state(int number) {
        return states.get(number);
    }

    private int add(Kind kind, @Nullable BitSet bytes, Node.@Nullable Place place, int group, boolean optional) {
        states.add(new State(kind, bytes, place, group, optional));
        return states.size() - 1;
    }

    private int add(Kind kind, int next) {
        int number = add(kind, null, null, 0, false);
        states.get(number).next = next;
        return number;
    }

    /** Builds the states of {@code node}, which lead to {@code next}; the answer is the first of them. */
    private int build(@Nullable Node node, int next) {
        if (node == null || node instanceof Node.Empty) {
            return next;
        }
        if (node instanceof Node.Sequence both) {
            return sequence(both, next);
        }
        if (node instanceof Node.Bytes bytes) {
            int number = add(Kind.BYTES, bytes.set(), null, 0, false);
            states.get(number).next = next;
            return number;
        }
        if (node instanceof Node.Anchor anchor) {
            int number = add(Kind.PLACE, null, anchor.place(), 0, false);
            states.get(number).next = next;
            return number;
        }
        if (node instanceof Node.Back back) {
            int number = add(Kind.BACK, null, null, back.number(), false);
            states.get(number).next = next;
            return number;
        }
        if (node instanceof Node.Either either) {
            int choice = add(Kind.CHOICE, next);
            states.get(choice).next = build(either.first(), next);
            states.get(choice).other = build(either.second(), next);
            return choice;
        }
        if (node instanceof Node.Star star) {
            int choice = add(Kind.CHOICE, next);
            states.get(choice).next = build(star.body(), choice);
            states.get(choice).other = next;
            return choice;
        }
        Node.Group group = (Node.Group) node;
        int close = add(Kind.CLOSE, null, null, group.number(), group.optional());
        states.get(close).next = next;
        int open = add(Kind.OPEN, null, null, group.number(), group.optional());
        states.get(open).next = build(group.body(), close);
        return open;
    }

    /** A chain that leans to the left, unrolled: it may be as long as the expression. */
    private int sequence(Node.Sequence both, int next) {
        int to = build(both.second(), next);
        Node first = both.first();
        while (first instanceof Node.Sequence inner) {
            to = build(inner.second(), to);
            first = inner.first();
        }
        return build(first, to);
    }
}
