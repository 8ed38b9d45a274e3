package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Treatment;

/**
 * How far a session gets.
 *
 * @param relays whether its client may relay
 * @param passage how far its mail gets: not at all, into the queue to be held there, or on
 */
record Reach(boolean relays, int passage) {
    /** How far a session gets that is treated so. */
    static Reach of(Treatment treatment) {
        return new Reach(Boolean.TRUE.equals(treatment.relay()), passage(treatment.decision()));
    }

    private static int passage(Decision decision) {
        return switch (decision) {
            case REJECT, TEMPFAIL, DISCARD -> 0;
            case QUARANTINE -> 1;
            case ACCEPT, NONE -> 2;
        };
    }

    /** Whether nothing gets less far. */
    boolean isLeast() {
        return !relays && passage == 0;
    }

    /** Whether this is further than {@code other} in some respect. */
    boolean exceeds(Reach other) {
        return relays && !other.relays || passage > other.passage;
    }

    /** What is as far as either in every respect. */
    Reach or(Reach other) {
        return new Reach(relays || other.relays, Math.max(passage, other.passage));
    }
}
