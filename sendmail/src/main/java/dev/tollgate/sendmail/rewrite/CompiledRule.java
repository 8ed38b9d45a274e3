package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Code;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A rule whose tokens are {@link Word}s. */
final class CompiledRule {
    /** The rule that this was made of. */
    final Rule source;
    /** For each token of the left-hand side its operator; 0 for one that stands for itself. */
    final char[] operators;
    /** For each token of the left-hand side its class or macro. */
    final int[] operands;
    /** The left-hand side. */
    final Word[] left;
    /** The right-hand side, without the operator in front that says what follows. */
    final Word[] right;
    /** What the right-hand side begins with: {@link Code#USER}, {@link Code#HOST}, or 0. */
    final char ending;
    /** Whether the right-hand side looks anything up. */
    final boolean looksUp;
    /** Whether it calls rulesets. */
    final boolean calls;

    private final long needed;
    private final int fewest;

    CompiledRule(Rule rule, CompiledRules rules) {
        source = rule;
        @Nullable String[] side = rule.leftTokens();
        int length = length(side);
        left = words(side, 0, length, rules);
        operators = new char[length];
        operands = new int[length];
        long bits = 0;
        int tokens = 0;
        for (int i = 0; i < length; i++) {
            char code = left[i].code;
            operators[i] = isOperator(code) ? code : 0;
            operands[i] = id(left[i]);
            bits |= isOperator(code) ? 0 : left[i].bit;
            tokens += code == Code.ANY_OR_NONE || code == Code.HOST || code == Code.LATE_MACRO ? 0 : 1;
        }
        needed = bits;
        fewest = tokens;
        side = rule.rightTokens();
        char first = side[0] == null ? 0 : Code.of(side[0]);
        ending = first == Code.USER || first == Code.HOST ? first : 0;
        right = words(side, ending == 0 ? 0 : 1, length(side), rules);
        looksUp = Arrays.stream(right).anyMatch(word -> begins(word.code));
        calls = Arrays.stream(right).anyMatch(word -> word.code == Code.CALL);
    }

    private static Word[] words(@Nullable String[] side, int from, int to, CompiledRules rules) {
        return Arrays.stream(side, from, to)
                .map(token -> rules.word(String.valueOf(token)))
                .toArray(Word[]::new);
    }

    private static boolean begins(char code) {
        return code == Code.LOOKUP_BEGIN || code == Code.HOST_BEGIN;
    }

    private static boolean isOperator(char code) {
        return switch (code) {
            case Code.CLASS, Code.NOT_CLASS, Code.ONE, Code.ANY, Code.ANY_OR_NONE, Code.HOST, Code.LATE_MACRO -> true;
            default -> false;
        };
    }

    /** The name that an operator's token ends with. */
    static int id(Word token) {
        return token.text.length() > 1 ? token.text.charAt(1) : 0;
    }

    private static int length(@Nullable String[] side) {
        int length = 0;
        while (length < side.length && side[length] != null) {
            length++;
        }
        return length;
    }

    /** Whether a workspace of so many tokens that have these bits may match. */
    boolean canMatch(long content, int tokens) {
        return (needed & ~content) == 0 && tokens >= fewest;
    }
}
