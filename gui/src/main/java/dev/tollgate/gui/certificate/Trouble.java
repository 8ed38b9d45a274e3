package dev.tollgate.gui.certificate;

import dev.tollgate.files.failure.Failure;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import java.util.Optional;

/** Something that went wrong, and what could be done about it at once. */
public record Trouble(Problem problem, Optional<WayOut> wayOut) {
    /** A way out: what to call it, and the way. */
    public record WayOut(String label, Runnable action) {}

    /**
     * The trouble of {@code problem}.
     *
     * @param again does the same once more
     * @param replace does the same and replaces the file that is in the way, where that is allowed
     */
    static Trouble of(Problem problem, Runnable again, Optional<Runnable> replace) {
        if (problem.getCause() instanceof Failure busy && busy.kind() == Failure.Kind.BUSY) {
            return new Trouble(problem, Optional.of(new WayOut(Texts.of("notice.again"), again)));
        }
        if (problem.getCause() instanceof Failure refused && refused.kind() == Failure.Kind.EXISTS) {
            return new Trouble(problem, replace.map(way -> new WayOut(Texts.of("certificate.replace"), way)));
        }
        return new Trouble(problem, Optional.empty());
    }
}
