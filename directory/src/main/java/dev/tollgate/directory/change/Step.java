package dev.tollgate.directory.change;

import dev.tollgate.model.policy.study.SafeOrder;
import java.util.List;

/**
 * Changes that are made one after the other without another in between.
 *
 * @param changes the changes
 * @param move what sendmail finds after each of them
 */
public record Step(List<Change> changes, SafeOrder.Move move) {
    /** Copies the changes. */
    public Step {
        changes = List.copyOf(changes);
        if (changes.size() != move.states().size()) {
            throw new IllegalArgumentException("a state for each change");
        }
    }
}
