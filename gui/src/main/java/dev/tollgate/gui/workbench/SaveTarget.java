package dev.tollgate.gui.workbench;

import dev.tollgate.gui.deploy.Comparison;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.model.source.AccessFile;
import java.util.Optional;

/** Where a save puts the text: a file, or a directory. */
public interface SaveTarget {
    /** Its name, for people. */
    String shown();

    /** Whether a save here can be made without showing what it changes. */
    boolean isUnasked();

    /** Whether somebody else's change has to be settled first; that is told then. */
    boolean isInConflict();

    /** What becomes of what is there; empty when nothing is there yet. Called off the user interface's thread. */
    Optional<Comparison> changes(AccessFile document) throws Problem;

    /** Tells that {@link #changes} could not be found out. */
    void failed(Problem problem);

    /** Saves the document, then does {@code then}. */
    void write(Runnable then);
}
