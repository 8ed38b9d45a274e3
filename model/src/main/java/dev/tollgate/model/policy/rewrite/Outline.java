package dev.tollgate.model.policy.rewrite;

import dev.tollgate.model.scan.Prescan;

/**
 * Which tokens a workspace holds, and which operators stand side by side in it, each as bits. Most rules that a decision
 * tries need a token that is not there, which this tells without a search; two tokens may share a bit.
 */
public final class Outline {
    private final long tokens;
    private final long pairs;

    private Outline(long tokens, long pairs) {
        this.tokens = tokens;
        this.pairs = pairs;
    }

    /** The outline of these tokens, which stand side by side. */
    public static Outline of(String... workspace) {
        long tokens = 0;
        long pairs = 0;
        int left = 0;
        for (String token : workspace) {
            int code = code(token);
            tokens |= 1L << code;
            if (Prescan.isAtom(token)) {
                left = 0;
            } else {
                pairs |= left == 0 ? 0 : 1L << left * 5 + code;
                left = code;
            }
        }
        return new Outline(tokens, pairs);
    }

    /** The same for tokens that are equal but for case; the operators' differ from each other. */
    private static int code(String token) {
        char first = token.isEmpty() ? 0 : token.charAt(0);
        boolean upper = first >= 'A' && first <= 'Z';
        return first + (upper ? 'a' - 'A' : 0) + token.length() * 7;
    }

    /** An outline that has what either has. */
    Outline and(Outline other) {
        return new Outline(tokens | other.tokens, pairs | other.pairs);
    }

    /** Whether everything in {@code other} may be in this one. */
    boolean mayHold(Outline other) {
        return (other.tokens & ~tokens | other.pairs & ~pairs) == 0;
    }
}
