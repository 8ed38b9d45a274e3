package dev.tollgate.sendmail.rewrite;

import org.jspecify.annotations.Nullable;

/** Watches rulesets run. Vectors are the rewriter's own: they end at their first {@code null} and change afterwards. */
public interface RewriteTrace {
    /** A ruleset is entered with the tokens from {@code at}. */
    void enter(String ruleset, @Nullable String[] vector, int at);

    /** A ruleset is left with the tokens from {@code at}. */
    void leave(String ruleset, @Nullable String[] vector, int at);

    /** A rule has matched. */
    default void fire(String ruleset, Rule rule) {}

    /** A rule's right-hand side has become the tokens from {@code at}. */
    default void applied(String ruleset, Rule rule, @Nullable String[] vector, int at) {}
}
