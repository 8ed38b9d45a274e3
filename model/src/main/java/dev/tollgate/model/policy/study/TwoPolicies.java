package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;

/**
 * A policy as it is and as it would be.
 *
 * @param before as it is
 * @param after as it would be
 */
record TwoPolicies(SessionPolicy before, SessionPolicy after) {
    /** Whether the session fares otherwise. */
    boolean differ(Phase phase, Facts facts) {
        return !before.decide(phase, facts).equals(after.decide(phase, facts));
    }

    /** Whether the session gets further: its mail passes where it did not, or its client may relay who might not. */
    boolean widen(Phase phase, Facts facts) {
        Treatment old = before.decide(phase, facts);
        Treatment now = after.decide(phase, facts);
        boolean relays = Boolean.TRUE.equals(now.relay()) && !Boolean.TRUE.equals(old.relay());
        return relays || passage(now.decision()) > passage(old.decision());
    }

    /** How the session fares, before and after. */
    DecisionDifference difference(String key, Phase phase, Facts facts) {
        return new DecisionDifference(key, facts, before.trace(phase, facts), after.trace(phase, facts));
    }

    /** How far mail gets: not at all, into the queue to be held there, or on. */
    private static int passage(Decision decision) {
        return switch (decision) {
            case REJECT, TEMPFAIL, DISCARD -> 0;
            case QUARANTINE -> 1;
            case ACCEPT, NONE -> 2;
        };
    }
}
