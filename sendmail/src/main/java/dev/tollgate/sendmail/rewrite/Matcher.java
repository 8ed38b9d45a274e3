package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Matches a left-hand side against a workspace as sendmail does: from left to right, the newest binding that can grow
 * grows first. What once failed is remembered, so that the time is bounded where sendmail's grows without bound.
 */
final class Matcher {
    /** The most bindings of a rule; a configuration that has more is told so when it is read. */
    static final int MOST_BINDINGS = 9;

    private final Program program;
    private final Report report;
    private final int[] first = new int[MOST_BINDINGS + 1];
    private final int[] last = new int[MOST_BINDINGS + 1];
    private final int[] pattern = new int[MOST_BINDINGS + 1];
    private final BitSet failed = new BitSet();
    private boolean anyFailed;
    private int bindings;

    Matcher(Program program) {
        this.program = program;
        report = program.report();
    }

    /** How many bindings the last match made. */
    int bindings() {
        return bindings;
    }

    /** The place of the first token of a binding, counted from 0. */
    int first(int binding) {
        return first[binding];
    }

    /** The place of its last token; before the first for none. */
    int last(int binding) {
        return last[binding];
    }

    /** Whether the tokens of {@code vector} from {@code from} match {@code left}. */
    boolean matches(@Nullable String[] left, @Nullable String[] vector, int from) {
        Search search = new Search(left, vector, from);
        bindings = 0;
        if (anyFailed) {
            failed.clear();
            anyFailed = false;
        }
        return search.run();
    }

    /** One search. */
    private final class Search {
        private final @Nullable String[] left;
        private final @Nullable String[] vector;
        private final int from;
        private final boolean watched = report.debug().at(21, 2);
        private int token;
        private int place;

        Search(@Nullable String[] left, @Nullable String[] vector, int from) {
            this.left = left;
            this.vector = vector;
            this.from = from;
            token = from;
        }

        boolean run() {
            while (vector[token] != null || left[place] != null) {
                if (!step() && !backUp()) {
                    return false;
                }
            }
            return true;
        }

        /** Matches the next token of the left-hand side; false if it fails here. */
        private boolean step() {
            String wanted = left[place];
            String found = vector[token];
            if (wanted == null) {
                return false;
            }
            char operator = Code.of(wanted);
            if (found == null && operator != Code.ANY_OR_NONE && operator != Code.HOST) {
                return false;
            }
            switch (operator) {
                case Code.CLASS -> {
                    if (knownToFail()) {
                        return false;
                    }
                    first[bindings] = token;
                    pattern[bindings] = place;
                    return extendClass(wanted);
                }
                case Code.NOT_CLASS, Code.ONE, Code.ANY -> {
                    if (knownToFail()
                            || operator == Code.NOT_CLASS
                                    && program.classes().contains(String.valueOf(found), id(wanted))) {
                        return false;
                    }
                    bind(token);
                    token++;
                }
                case Code.ANY_OR_NONE -> {
                    if (knownToFail()) {
                        return false;
                    }
                    bind(token - 1);
                }
                case Code.HOST -> {}
                case Code.LATE_MACRO -> {
                    if (!matchMacro(id(wanted))) {
                        return false;
                    }
                }
                default -> {
                    if (found == null || !Chars.same(wanted, found)) {
                        return false;
                    }
                    token++;
                }
            }
            place++;
            return true;
        }

        private static int id(String token) {
            return token.length() > 1 ? token.charAt(1) : 0;
        }

        private void bind(int end) {
            first[bindings] = token;
            pattern[bindings] = place;
            last[bindings++] = end;
        }

        /** Lets the binding in hand take tokens until they are a word of the class. */
        private boolean extendClass(String wanted) {
            int binding = bindings;
            while (vector[token] != null) {
                last[binding] = token++;
                String joined = program.join(
                        vector, first[binding], last[binding], Tokens.LINE_ROOM, program.blank(), Tokens.Form.EXTERNAL);
                if (program.classes().contains(joined, id(wanted))) {
                    bindings++;
                    place++;
                    return true;
                }
                if (joined.length() > program.classes().longest(id(wanted))) {
                    // The text only grows.
                    break;
                }
            }
            fail(binding);
            return false;
        }

        private boolean matchMacro(int id) {
            String value = program.macros().value(id);
            if (watched) {
                report.print("rewrite: LHS $&{" + program.names().name(id) + "} => \""
                        + (value == null ? "(NULL)" : value) + "\"\n");
            }
            if (value == null) {
                return true;
            }
            int start = token;
            int at = 0;
            while (at < value.length()) {
                String found = vector[token];
                if (found == null || !Chars.begins(value, at, found)) {
                    token = start;
                    return false;
                }
                at += found.length();
                token++;
            }
            return true;
        }

        /** Lets the newest binding grow that can; false if there is none. */
        private boolean backUp() {
            while (bindings > 0) {
                int binding = --bindings;
                place = pattern[binding];
                token = last[binding] + 1;
                String wanted = String.valueOf(left[place]);
                char operator = Code.of(wanted);
                if (vector[token] == null) {
                    fail(binding);
                    continue;
                }
                if (operator == Code.ANY || operator == Code.ANY_OR_NONE) {
                    last[binding] = token++;
                    bindings++;
                    place++;
                    return true;
                }
                if (operator == Code.CLASS && extendClass(wanted)) {
                    return true;
                }
                fail(binding);
            }
            return false;
        }

        /** What is watched shows every step, so nothing may be left out. */
        private boolean knownToFail() {
            return !watched && failed.get(key(place, token));
        }

        private void fail(int binding) {
            if (!watched) {
                failed.set(key(pattern[binding], first[binding]));
                anyFailed = true;
            }
        }

        private int key(int of, int at) {
            return of * (dev.tollgate.sendmail.scan.Scanner.MOST_TOKENS + 1) + at - from;
        }
    }
}
