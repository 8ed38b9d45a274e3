package dev.tollgate.sendmail.rewrite;

import dev.tollgate.sendmail.scan.Chars;
import dev.tollgate.sendmail.scan.Code;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rule. Both sides are vectors of tokens that end at their first {@code null}.
 */
public final class Rule {
    private final @Nullable String[] left;
    private final @Nullable String[] right;
    /** The content of a workspace of which nothing is known. */
    static final long EVERYTHING = -1L;

    private static final long HASH = 0x9E3779B97F4A7C15L;

    private final long needed;
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
        needed = needed(left);
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

    /**
     * A bit for each token of a workspace. Words that stand on a left-hand side must stand in the workspace too, so a rule
     * whose bits are not all there need not be tried.
     */
    static long contentOf(@Nullable String[] vector, int at) {
        long content = 0;
        int place = at;
        for (String token = vector[place]; token != null; token = vector[++place]) {
            content |= bit(token);
        }
        return content;
    }

    /** Whether the words of the left-hand side may all stand in a workspace. */
    boolean canMatch(long content) {
        return (needed & ~content) == 0;
    }

    private static long needed(@Nullable String[] left) {
        long bits = 0;
        for (int i = 0; i < left.length && left[i] != null; i++) {
            String token = String.valueOf(left[i]);
            char operator = Code.of(token);
            if (!Code.binds(operator) && operator != Code.HOST && operator != Code.LATE_MACRO) {
                bits |= bit(token);
            }
        }
        return bits;
    }

    /** The length and both ends of a token tell most tokens apart; the case of letters does not count. */
    private static long bit(String token) {
        int length = token.length();
        if (length == 0) {
            return 1L;
        }
        long key =
                (long) length << 16 | Chars.lower(token.charAt(0)) << 8 | Chars.lower(token.charAt(length - 1)) & 0xff;
        return 1L << (key * HASH >>> 58);
    }

    /** Whether the right-hand side names a mailer, rather than handing on one that another rule has named. */
    public boolean resolves() {
        return resolves;
    }

    /** Whether the right-hand side holds {@code word}. */
    public boolean says(String word) {
        return Arrays.asList(right).contains(word);
    }

    private static boolean resolves(@Nullable String[] right) {
        for (int i = 0; i + 1 < right.length; i++) {
            String token = right[i];
            String mailer = right[i + 1];
            if (token != null && mailer != null && Code.of(token) == Code.MAILER) {
                return Code.of(mailer) != Code.REPLACEMENT;
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
