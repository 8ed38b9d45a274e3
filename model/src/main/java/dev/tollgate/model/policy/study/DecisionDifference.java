package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;

/**
 * A session that two access files treat otherwise.
 *
 * @param key the changed key that makes the difference
 * @param facts the session: a witness that the evaluator has checked
 * @param before the verdict under the old file
 * @param after the verdict under the new one
 */
public record DecisionDifference(String key, Facts facts, Verdict before, Verdict after) {
    /** The moment of the session at which the two files differ. */
    public Phase phase() {
        return before.phase();
    }

    /** Whether the session gets further: its mail passes where it did not, or its client may relay who might not. */
    public boolean widens() {
        return Reach.of(after.treatment()).exceeds(Reach.of(before.treatment()));
    }
}
