package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;

/**
 * A policy as it is and as it would be.
 *
 * @param before as it is
 * @param after as it would be
 */
record TwoPolicies(SessionPolicy before, SessionPolicy after) {
    /** Whether the session is treated differently. */
    boolean differ(Phase phase, Facts facts) {
        return !before.decide(phase, facts).equals(after.decide(phase, facts));
    }

    /** Whether the session gets further: its mail passes where it did not, or its client may relay who might not. */
    boolean widen(Phase phase, Facts facts) {
        return Reach.of(after.decide(phase, facts)).exceeds(Reach.of(before.decide(phase, facts)));
    }

    /** How the session fares, before and after. */
    DecisionDifference difference(String key, Phase phase, Facts facts) {
        return new DecisionDifference(key, facts, before.trace(phase, facts), after.trace(phase, facts));
    }
}
