package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import org.jspecify.annotations.Nullable;

/** Matches compiled left-hand sides as {@link Matcher} does those of tokens. */
final class CompiledMatcher {
    /** Far more than the rules of any configuration in use take. */
    private static final int MOST_STEPS = 20_000;

    private static final int FAILED = -1;

    private final Program program;
    private final Vocabulary vocabulary;
    private final int[] starts = new int[Matcher.MOST_BINDINGS + 1];
    private final int[] stops = new int[Matcher.MOST_BINDINGS + 1];
    private final int[] operators = new int[Matcher.MOST_BINDINGS + 1];
    private final StringBuilder joined = new StringBuilder();

    CompiledMatcher(Program program, Vocabulary vocabulary) {
        this.program = program;
        this.vocabulary = vocabulary;
    }

    /** The place of the first token of a binding, counted from 0. */
    int start(int binding) {
        return starts[binding];
    }

    /** The place after its last token. */
    int stop(int binding) {
        return stops[binding];
    }

    /** Whether the tokens from {@code from} up to {@code end}, where {@link Vocabulary#END} stands, match. */
    boolean matches(int[] pattern, int[] vector, int from, int end) {
        int bindings = 0;
        int token = from;
        int place = 0;
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            int next = FAILED;
            if (place < pattern.length) {
                int wanted = pattern[place];
                if (wanted > 0) {
                    if (Vocabulary.literal(vector[token]) == wanted) {
                        token++;
                        place++;
                        continue;
                    }
                } else if (!binds(wanted)) {
                    next = unbound(wanted, vector, token, end);
                } else {
                    next = bound(pattern, place, vector, token, end);
                    if (next != FAILED) {
                        starts[bindings] = token;
                        stops[bindings] = next;
                        operators[bindings++] = place;
                    }
                }
            } else if (token == end) {
                return true;
            }
            while (next == FAILED) {
                if (--bindings < 0) {
                    return false;
                }
                place = operators[bindings];
                next = regrown(pattern, place, vector, bindings, end);
                if (next != FAILED) {
                    stops[bindings++] = next;
                }
            }
            token = next;
            place++;
        }
        throw new UnusualException();
    }

    private static boolean binds(int coded) {
        int operator = CompiledRule.operator(coded);
        return operator != CompiledRule.NOTHING && operator != CompiledRule.MACRO;
    }

    /** The place after what an operator binds first; {@link #FAILED} for nothing. */
    private int bound(int[] pattern, int place, int[] vector, int token, int end) {
        int coded = pattern[place];
        int least = token < end ? token + 1 : FAILED;
        return switch (CompiledRule.operator(coded)) {
            case CompiledRule.ONE, CompiledRule.ANY -> least;
            case CompiledRule.ANY_OR_NONE -> token;
            case CompiledRule.ANY_TO_LITERAL -> find(pattern[place + 1], vector, token + 1, end);
            case CompiledRule.ANY_OR_NONE_TO_LITERAL -> find(pattern[place + 1], vector, token, end);
            case CompiledRule.ANY_TO_END -> least == FAILED ? FAILED : end;
            case CompiledRule.ANY_OR_NONE_TO_END -> end;
            case CompiledRule.CLASS -> extended(vector, end, token, token, CompiledRule.operand(coded));
            default ->
                least == FAILED
                                || vocabulary
                                        .word(vector[token])
                                        .isMember(program.classes(), CompiledRule.operand(coded))
                        ? FAILED
                        : least;
        };
    }

    /** The place after a binding that has failed so far and takes more; {@link #FAILED} where it cannot. */
    private int regrown(int[] pattern, int place, int[] vector, int binding, int end) {
        int token = stops[binding];
        if (token >= end) {
            return FAILED;
        }
        int coded = pattern[place];
        return switch (CompiledRule.operator(coded)) {
            case CompiledRule.ANY, CompiledRule.ANY_OR_NONE -> token + 1;
            case CompiledRule.ANY_TO_LITERAL, CompiledRule.ANY_OR_NONE_TO_LITERAL ->
                find(pattern[place + 1], vector, token + 1, end);
            case CompiledRule.CLASS -> extended(vector, end, starts[binding], token, CompiledRule.operand(coded));
            default -> FAILED;
        };
    }

    /** The first place from {@code from} on at which a literal stands. */
    private static int find(int literal, int[] vector, int from, int end) {
        for (int at = from; at < end; at++) {
            if (Vocabulary.literal(vector[at]) == literal) {
                return at;
            }
        }
        return FAILED;
    }

    /** The place after the shortest word of a class that begins at {@code from} and takes at least the token at hand. */
    private int extended(int[] vector, int end, int from, int token, int id) {
        ClassTable classes = program.classes();
        int longest = classes.longest(id);
        int size = 0;
        boolean atom = false;
        for (int at = from; at < end; at++) {
            Word word = vocabulary.word(vector[at]);
            if (word.isOdd && word.text.indexOf(Code.QUOTE_NEXT) >= 0) {
                throw new UnusualException();
            }
            size += word.text.length() + (atom && word.isAtom ? 1 : 0);
            atom = word.isAtom;
            if (size > longest) {
                // The text only grows.
                return FAILED;
            }
            if (at >= token && classes.mayContain(size, id) && isMember(vector, from, at, id)) {
                return at + 1;
            }
        }
        return FAILED;
    }

    private boolean isMember(int[] vector, int from, int last, int id) {
        ClassTable classes = program.classes();
        if (from == last) {
            return vocabulary.word(vector[from]).isMember(classes, id);
        }
        joined.setLength(0);
        boolean atom = false;
        for (int at = from; at <= last; at++) {
            Word word = vocabulary.word(vector[at]);
            if (atom && word.isAtom) {
                joined.append(program.blank());
            }
            joined.append(word.text);
            atom = word.isAtom;
        }
        return classes.contains(joined.toString(), id);
    }

    /** The place after what an operator that binds nothing matches. */
    private int unbound(int coded, int[] vector, int from, int end) {
        if (CompiledRule.operator(coded) == CompiledRule.NOTHING) {
            return from;
        }
        if (from == end) {
            return FAILED;
        }
        @Nullable String value = program.macros().value(CompiledRule.operand(coded));
        int token = from;
        int at = 0;
        while (value != null && at < value.length()) {
            if (token == end) {
                return FAILED;
            }
            Word found = vocabulary.word(vector[token++]);
            if (!Chars.begins(value, at, found.text)) {
                return FAILED;
            }
            at += found.text.length();
        }
        return token;
    }
}
