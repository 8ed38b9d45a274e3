package dev.tollgate.gui.problems;

import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.policy.study.DecisionDifference;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** An entry that can be made to do what it says, and whose mail is treated differently then. */
public final class Proposal {
    private final FixPlan.Step step;
    private final boolean widens;
    private final List<DecisionDifference> differences;
    private final BooleanProperty chosen = new SimpleBooleanProperty();

    /** A proposal; one that widens or leaves an error is not chosen until somebody does. */
    public Proposal(FixPlan.Step step, boolean widens, List<DecisionDifference> differences) {
        this.step = step;
        this.widens = widens;
        this.differences = List.copyOf(differences);
        chosen.set(!widens && step.left().isEmpty());
    }

    /** What it changes. */
    public FixPlan.Step step() {
        return step;
    }

    /** Whether it lets more mail through, or more clients relay. */
    public boolean widens() {
        return widens;
    }

    /** Whose mail is treated differently. */
    public List<DecisionDifference> differences() {
        return differences;
    }

    /** Whether it is to be made. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }
}
