package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Code;
import org.jspecify.annotations.Nullable;

/**
 * A rule. Both sides are vectors of tokens that end at their first {@code null}.
 */
public final class Rule {
    private final @Nullable String[] left;
    private final @Nullable String[] right;
    private final boolean resolves;
    private final int line;
    private final String file;

    /**
     * A rule.
     *
     * @param line the line of {@code file} that it was read from
     */
    public Rule(@Nullable String[] left, @Nullable String[] right, int line, String file) {
        this.left = left.clone();
        this.right = right.clone();
        resolves = resolves(right);
        this.line = line;
        this.file = file;
    }

    /** The left-hand side. */
    @Nullable
    String[] left() {
        return left;
    }

    /** The right-hand side. */
    @Nullable
    String[] right() {
        return right;
    }

    /** The left-hand side. */
    public @Nullable String[] leftTokens() {
        return left.clone();
    }

    /** The right-hand side as it is by now: a called ruleset's name loses its quotes when the rule first runs. */
    public @Nullable String[] rightTokens() {
        return right.clone();
    }

    /** Whether the right-hand side names a mailer, which ends a ruleset's work. */
    public boolean resolves() {
        return resolves;
    }

    private static boolean resolves(@Nullable String[] right) {
        for (String token : right) {
            if (token != null && Code.of(token) == Code.MAILER) {
                return true;
            }
        }
        return false;
    }

    /** The line that it was read from. */
    public int line() {
        return line;
    }

    /** The file that it was read from. */
    public String file() {
        return file;
    }

    /** Takes the quotes from the token {@code old} where it stands, as sendmail does in place. */
    @SuppressWarnings(
            "ReferenceEquality") // The very token, not one that reads alike: sendmail changes a string in place.
    static void replace(@Nullable String[] vector, String old, String bare) {
        for (int i = 0; i < vector.length && vector[i] != null; i++) {
            if (vector[i] == old) {
                vector[i] = bare;
            }
        }
    }
}
