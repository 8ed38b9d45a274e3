package dev.tollgate.gui.question;

import dev.tollgate.model.policy.Decision;
import java.util.Optional;

/**
 * A kept question with the answer that it had then.
 *
 * @param reply the reply that went out; empty for none
 * @param now the outcome when it was asked last; empty before that
 */
public record PolicyTest(Question question, Decision decision, String reply, Optional<Outcome> now) {
    /** What came of asking again. */
    public record Outcome(Decision decision, String reply) {}

    /** Whether the answer is still the same; true before it was asked again. */
    public boolean passes() {
        return now.map(outcome -> outcome.equals(new Outcome(decision, reply))).orElse(true);
    }
}
