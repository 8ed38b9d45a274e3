package dev.tollgate.sendmail.rewrite;

import org.jspecify.annotations.Nullable;

/** Watches rulesets run. Vectors are the rewriter's own: they end at their first {@code null} and change afterwards. */
public interface RewriteTrace {
    /** A ruleset is entered with the tokens from {@code at}. */
    void enter(String ruleset, @Nullable String[] vector, int at);

    /** A ruleset is left with the tokens from {@code at}. */
    void leave(String ruleset, @Nullable String[] vector, int at);

    /**
     * Whether entering and leaving rulesets may go unseen, so that rules may run in their compiled form: of what follows
     * only {@link #fire} is told then.
     */
    default boolean skipsSteps() {
        return false;
    }

    /** Whether each rule that matches and each lookup counts, so that no ruleset's answer may be taken from memory. */
    default boolean isNoting() {
        return true;
    }

    /** What takes back all that is seen from now on, when the same rules run again. */
    default Runnable savepoint() {
        return () -> {};
    }

    /** A rule has matched. */
    default void fire(String ruleset, Rule rule) {}

    /** A rule's right-hand side has become the tokens from {@code at}. */
    default void applied(String ruleset, Rule rule, @Nullable String[] vector, int at) {}
}
