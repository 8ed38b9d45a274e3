package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Code;
import dev.tollgate.sendmail.scan.Scanner;
import org.jspecify.annotations.Nullable;

/** A rule made ready. */
final class CompiledRule {
    /** Operators of a left-hand side. */
    static final int ONE = 1;

    static final int ANY = 2;
    static final int ANY_OR_NONE = 3;
    static final int CLASS = 4;
    static final int NOT_CLASS = 5;
    static final int NOTHING = 6;
    static final int MACRO = 7;
    /** {@link #ANY} in front of a literal, and as the last. */
    static final int ANY_TO_LITERAL = 8;

    static final int ANY_TO_END = 9;
    /** {@link #ANY_OR_NONE} in front of a literal, and as the last. */
    static final int ANY_OR_NONE_TO_LITERAL = 10;

    static final int ANY_OR_NONE_TO_END = 11;

    private static final int OPERATOR_BITS = 4;

    /** The rule that this was made of. */
    final Rule source;
    /** For each token of the left-hand side the literal that stands for itself, or an operator as {@link #coded}. */
    final int[] pattern;
    /** The right-hand side, without the operator in front that says what follows. */
    final CompiledSide right;
    /** What the right-hand side begins with: {@link Code#USER}, {@link Code#HOST}, or 0. */
    final char ending;

    CompiledRule(Rule rule, CompiledRules rules) {
        source = rule;
        @Nullable String[] side = rule.left();
        pattern = new int[length(side)];
        int bindings = 0;
        for (int i = 0; i < pattern.length; i++) {
            String token = String.valueOf(side[i]);
            int operator = operator(Code.of(token));
            pattern[i] = operator == 0
                    ? Vocabulary.literal(rules.vocabulary().ofRule(token).token)
                    : coded(operator, id(token));
            bindings += operator == 0 || operator == NOTHING || operator == MACRO ? 0 : 1;
        }
        lookAhead();
        side = rule.right();
        char begin = side[0] == null ? 0 : Code.of(side[0]);
        ending = begin == Code.USER || begin == Code.HOST ? begin : 0;
        right = CompiledSide.of(side, ending == 0 ? 0 : 1, length(side), bindings, rules);
    }

    /** Tells operators that take as many tokens as can be where these end. */
    private void lookAhead() {
        for (int i = 0; i < pattern.length; i++) {
            int operator = pattern[i] > 0 ? 0 : operator(pattern[i]);
            boolean last = i + 1 == pattern.length;
            if (last || pattern[i + 1] > 0) {
                if (operator == ANY) {
                    pattern[i] = coded(last ? ANY_TO_END : ANY_TO_LITERAL, 0);
                } else if (operator == ANY_OR_NONE) {
                    pattern[i] = coded(last ? ANY_OR_NONE_TO_END : ANY_OR_NONE_TO_LITERAL, 0);
                }
            }
        }
    }

    private static int operator(char code) {
        return switch (code) {
            case Code.ONE -> ONE;
            case Code.ANY -> ANY;
            case Code.ANY_OR_NONE -> ANY_OR_NONE;
            case Code.CLASS -> CLASS;
            case Code.NOT_CLASS -> NOT_CLASS;
            case Code.HOST -> NOTHING;
            case Code.LATE_MACRO -> MACRO;
            default -> 0;
        };
    }

    /** An operator and what it is about as a negative number. */
    static int coded(int operator, int operand) {
        return -(operand << OPERATOR_BITS | operator);
    }

    /** The operator of a negative number. */
    static int operator(int coded) {
        return -coded & (1 << OPERATOR_BITS) - 1;
    }

    /** The class, the macro, or what else the operator of a negative number is about. */
    static int operand(int coded) {
        return -coded >>> OPERATOR_BITS;
    }

    /** The name that an operator's token ends with. */
    static int id(String token) {
        return token.length() > 1 ? token.charAt(1) : 0;
    }

    private static int length(@Nullable String[] side) {
        int length = 0;
        while (length < side.length && side[length] != null) {
            length++;
        }
        return length;
    }

    /** One of 64 bits for a literal. */
    static long bit(int literal) {
        return 1L << literal;
    }

    /** The bits of its literals, which a workspace must have. */
    long needed() {
        long bits = 0;
        for (int code : pattern) {
            bits |= code > 0 ? bit(code) : 0;
        }
        return bits;
    }

    /** The fewest tokens that it matches. */
    int fewest() {
        int tokens = 0;
        for (int code : pattern) {
            tokens += switch (code > 0 ? 0 : operator(code)) {
                case ANY_OR_NONE, ANY_OR_NONE_TO_LITERAL, ANY_OR_NONE_TO_END, NOTHING, MACRO -> 0;
                default -> 1;
            };
        }
        return tokens;
    }

    /** The most tokens that it matches. */
    int most() {
        int tokens = 0;
        for (int code : pattern) {
            switch (code > 0 ? 0 : operator(code)) {
                case 0, ONE, NOT_CLASS -> tokens++;
                case NOTHING -> {}
                default -> {
                    return Scanner.ROOM;
                }
            }
        }
        return tokens;
    }

    /** The literal that it begins with, 0 for none. */
    int first() {
        return pattern.length == 0 ? 0 : Math.max(0, pattern[0]);
    }

    /** The literal that it ends with, 0 for none. */
    int last() {
        return pattern.length == 0 ? 0 : Math.max(0, pattern[pattern.length - 1]);
    }
}
