package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import org.jspecify.annotations.Nullable;

/** Matches compiled left-hand sides as {@link Matcher} does those of tokens. */
final class CompiledMatcher {
    /** Far more than the rules of any configuration in use take. */
    private static final int MOST_STEPS = 20_000;

    private final Program program;
    private final int[] first = new int[Matcher.MOST_BINDINGS + 1];
    private final int[] last = new int[Matcher.MOST_BINDINGS + 1];
    private final int[] pattern = new int[Matcher.MOST_BINDINGS + 1];
    private final StringBuilder joined = new StringBuilder();
    private char[] operators = {};
    private int[] operands = {};
    private Word[] left = {};
    private @Nullable Word[] vector = {};
    private int bindings;
    private int token;
    private int place;

    CompiledMatcher(Program program) {
        this.program = program;
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

    /** Whether the tokens from {@code from} match. */
    boolean matches(CompiledRule rule, @Nullable Word[] tokens, int from) {
        operators = rule.operators;
        operands = rule.operands;
        left = rule.left;
        vector = tokens;
        bindings = 0;
        token = from;
        place = 0;
        int steps = 0;
        int length = operators.length;
        while (vector[token] != null || place < length) {
            if (++steps > MOST_STEPS) {
                throw new UnusualException();
            }
            if (!step() && !backUp()) {
                return false;
            }
        }
        return true;
    }

    private boolean step() {
        if (place == operators.length) {
            return false;
        }
        Word found = vector[token];
        char operator = operators[place];
        if (operator == 0) {
            if (found == null || !left[place].is(found)) {
                return false;
            }
            token++;
            place++;
            return true;
        }
        if (found == null && operator != Code.ANY_OR_NONE && operator != Code.HOST) {
            return false;
        }
        switch (operator) {
            case Code.CLASS -> {
                first[bindings] = token;
                pattern[bindings] = place;
                return extendClass(operands[place]);
            }
            case Code.NOT_CLASS, Code.ONE, Code.ANY -> {
                if (operator == Code.NOT_CLASS && found != null && found.isMember(program.classes(), operands[place])) {
                    return false;
                }
                bind(token);
                token++;
                if (operator == Code.ANY) {
                    place++;
                    return grow();
                }
            }
            case Code.ANY_OR_NONE -> {
                bind(token - 1);
                place++;
                return grow();
            }
            case Code.LATE_MACRO -> {
                if (!matchMacro(operands[place])) {
                    return false;
                }
            }
            default -> {}
        }
        place++;
        return true;
    }

    private void bind(int end) {
        first[bindings] = token;
        pattern[bindings] = place;
        last[bindings++] = end;
    }

    /** Lets the newest binding take what the next token of the left-hand side cannot match; false if that is all. */
    private boolean grow() {
        if (place < operators.length && operators[place] != 0) {
            return true;
        }
        boolean ends = place == operators.length;
        int from = token;
        for (Word found = vector[token]; found != null; found = vector[++token]) {
            if (!ends && left[place].is(found)) {
                break;
            }
        }
        last[bindings - 1] += token - from;
        return ends || vector[token] != null;
    }

    /** Lets the binding in hand take tokens until they are a word of the class. */
    private boolean extendClass(int id) {
        int binding = bindings;
        int longest = program.classes().longest(id);
        Word single = vector[token];
        if (token == first[binding] && single != null) {
            last[binding] = token++;
            if (single.isMember(program.classes(), id)) {
                bindings++;
                place++;
                return true;
            }
            if (single.text.length() > longest) {
                return false;
            }
        }
        joined.setLength(0);
        for (int at = first[binding]; at < token; at++) {
            append(vector[at], at > first[binding] ? vector[at - 1] : null);
        }
        while (vector[token] != null) {
            append(vector[token], token > first[binding] ? vector[token - 1] : null);
            last[binding] = token++;
            if (joined.length() > longest) {
                // The text only grows.
                return false;
            }
            if (program.classes().mayContain(joined.length(), id)
                    && program.classes().contains(joined.toString(), id)) {
                bindings++;
                place++;
                return true;
            }
        }
        return false;
    }

    private void append(@Nullable Word word, @Nullable Word before) {
        if (word == null || word.text.indexOf(Code.QUOTE_NEXT) >= 0) {
            throw new UnusualException();
        }
        if (before != null && word.isAtom && before.isAtom) {
            joined.append(program.blank());
        }
        joined.append(word.text);
    }

    private boolean matchMacro(int id) {
        @Nullable String value = program.macros().value(id);
        if (value == null) {
            return true;
        }
        int start = token;
        int at = 0;
        while (at < value.length()) {
            Word found = vector[token];
            if (found == null || !Chars.begins(value, at, found.text)) {
                token = start;
                return false;
            }
            at += found.text.length();
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
            if (vector[token] == null) {
                continue;
            }
            char operator = operators[place];
            if (operator == Code.ANY || operator == Code.ANY_OR_NONE) {
                last[binding] = token++;
                bindings++;
                place++;
                if (grow()) {
                    return true;
                }
                bindings--;
                continue;
            }
            if (operator == Code.CLASS && extendClass(operands[place])) {
                return true;
            }
        }
        return false;
    }
}
