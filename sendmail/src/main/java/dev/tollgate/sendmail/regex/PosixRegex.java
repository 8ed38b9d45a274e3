package dev.tollgate.sendmail.regex;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that matches as {@code regexec} of the GNU C library does in the C locale: the match that begins
 * first, of those the longest; and in it the groups along the first way that leads to its end. Time grows with the product
 * of the lengths of text and expression; only references back can take longer, and those give up at a limit.
 */
public final class PosixRegex {
    private final Automaton automaton;
    private final boolean fold;
    private final int groups;
    private final boolean references;

    /** The two kinds of expressions. */
    public enum Syntax {
        BASIC,
        EXTENDED
    }

    /** Whether the case of letters counts. */
    public enum Letters {
        EXACT,
        FOLDED
    }

    private PosixRegex(Automaton automaton, boolean fold, int groups, boolean references) {
        this.automaton = automaton;
        this.fold = fold;
        this.groups = groups;
        this.references = references;
    }

    /** Reads an expression. */
    public static PosixRegex compile(String text, Syntax syntax, Letters letters) throws RegexException {
        boolean fold = letters == Letters.FOLDED;
        RegexParser parser = new RegexParser(text, syntax == Syntax.BASIC, fold);
        Automaton automaton = new Automaton(parser.parse());
        return new PosixRegex(automaton, fold, parser.groups(), parser.hasReferences());
    }

    /** The number of groups. */
    public int groups() {
        return groups;
    }

    /** Whether the expression matches somewhere in {@code text}. */
    public boolean matches(String text) {
        String subject = subject(text);
        if (references) {
            return new BackTracker(automaton, subject, groups).match() != null;
        }
        return new Simulation(automaton, subject).findsAny();
    }

    /** The begin and end of the match and of each group, -1 for a group that takes no part; {@code null} for no match. */
    public int @Nullable [] match(String text) {
        String subject = subject(text);
        if (references) {
            return new BackTracker(automaton, subject, groups).match();
        }
        Simulation simulation = new Simulation(automaton, subject);
        for (int from = 0; from <= subject.length(); from++) {
            int to = simulation.longest(from);
            if (to >= 0) {
                return new Walk(subject, from, to).spans();
            }
        }
        return null;
    }

    private String subject(String text) {
        if (!fold) {
            return text;
        }
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < upper.length(); i++) {
            upper.setCharAt(i, RegexParser.upper(upper.charAt(i)));
        }
        return upper.toString();
    }

    /** Whether {@code place} is at {@code at}. */
    static boolean holds(Node.Place place, String text, int at) {
        boolean before = at > 0 && RegexParser.isWord(text.charAt(at - 1));
        boolean after = at < text.length() && RegexParser.isWord(text.charAt(at));
        return switch (place) {
            case START -> at == 0;
            case END -> at == text.length();
            case WORD_START -> !before && after;
            case WORD_END -> before && !after;
            case WORD_EDGE -> before != after;
            case NO_WORD_EDGE -> before == after;
        };
    }

    /** The way through a match whose ends are known, and the groups along it (regexec.c, set_regs). */
    private final class Walk {
        private final int from;
        private final int to;
        private final BitSet[] reach;
        private final int[] spans = new int[2 * (groups + 1)];
        private int[] accepted = new int[0];

        Walk(String text, int from, int to) {
            this.from = from;
            this.to = to;
            reach = new Simulation(automaton, text).reaching(from, to);
        }

        int[] spans() {
            Arrays.fill(spans, -1);
            spans[0] = from;
            spans[1] = to;
            accepted = spans.clone();
            BitSet seen = new BitSet();
            int at = from;
            int number = automaton.start();
            while (true) {
                Automaton.State state = automaton.state(number);
                if (state.kind == Automaton.Kind.ACCEPT) {
                    return spans;
                }
                update(state, at);
                if (state.kind == Automaton.Kind.BYTES) {
                    at++;
                    seen.clear();
                    number = state.next;
                    continue;
                }
                seen.set(number);
                boolean first = reach[at - from].get(state.next);
                boolean second = state.kind == Automaton.Kind.CHOICE && reach[at - from].get(state.other);
                number = first && !(second && seen.get(state.next)) ? state.next : state.other;
            }
        }

        private void update(Automaton.State state, int at) {
            int open = 2 * state.group;
            if (state.kind == Automaton.Kind.OPEN) {
                spans[open] = at;
                spans[open + 1] = -1;
            } else if (state.kind == Automaton.Kind.CLOSE) {
                if (spans[open] < at) {
                    spans[open + 1] = at;
                    accepted = spans.clone();
                } else if (state.optional && accepted[open] != -1) {
                    System.arraycopy(accepted, 0, spans, 0, spans.length);
                } else {
                    spans[open + 1] = at;
                }
            }
        }
    }
}
