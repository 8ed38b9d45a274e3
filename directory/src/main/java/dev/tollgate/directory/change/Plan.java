package dev.tollgate.directory.change;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.study.DecisionDifference;
import dev.tollgate.model.policy.study.SafeOrder;
import dev.tollgate.model.site.Site;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fewest changes that lead from what a directory holds to what it should hold.
 *
 * @param steps the changes, in the order in which they are made
 * @param warnings what is in the way of its working as meant, in sentences
 * @param obstacle a session that gets further on the way than before and after, if that could not be avoided
 * @param added how many entries are new
 * @param changed how many get another value
 * @param deleted how many go
 */
public record Plan(
        List<Step> steps,
        List<String> warnings,
        Optional<DecisionDifference> obstacle,
        int added,
        int changed,
        int deleted) {
    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** All changes in order. */
    public List<Change> changes() {
        return steps.stream().flatMap(step -> step.changes().stream()).toList();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * The same in an order in which no moment is more permissive than both ends.
     *
     * @param before what sendmail finds now
     * @param after what it is to find
     */
    public Plan ordered(AccessIndex before, AccessIndex after, Site site) {
        List<Step> effective =
                steps.stream().filter(step -> isEffective(step, before)).toList();
        if (effective.size() < 2
                && effective.stream().allMatch(step -> step.changes().size() < 2)) {
            return this;
        }
        SafeOrder.Result found = SafeOrder.of(
                before, after, site, effective.stream().map(Step::move).toList());
        List<Step> ordered = new java.util.ArrayList<>(
                found.order().stream().map(effective::get).toList());
        steps.stream().filter(step -> !isEffective(step, before)).forEach(ordered::add);
        return new Plan(ordered, warnings, found.obstacle(), added, changed, deleted);
    }

    /** Steps of no effect, such as removing an entry without a value, may be made at any time. */
    private static boolean isEffective(Step step, AccessIndex before) {
        return step.move().states().stream()
                .flatMap(state -> state.entrySet().stream())
                .anyMatch(change -> {
                    var now = before.get(change.getKey());
                    return change.getValue().isPresent() != (now != null)
                            || now != null
                                    && !now.value()
                                            .equals(change.getValue().get().value());
                });
    }

    /** The same in an order for maps that are not a policy: new entries first, old ones away last. */
    public Plan plain() {
        List<Step> ordered = IntStream.range(0, steps.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer number) -> rank(steps.get(number)))
                        .thenComparingInt(number -> number))
                .map(steps::get)
                .toList();
        return new Plan(ordered, warnings, Optional.empty(), added, changed, deleted);
    }

    private static int rank(Step step) {
        return switch (step.changes().get(0).kind()) {
            case CONTAINER -> 0;
            case ADD, ADD_KEY -> 1;
            case REPLACE, DROP_KEY, RENAME -> 2;
            case DELETE -> 3;
        };
    }
}
