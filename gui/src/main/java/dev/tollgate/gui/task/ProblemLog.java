package dev.tollgate.gui.task;

import dev.tollgate.files.AppendedFile;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where in the program problems happened, for those who fix it. Nothing is recorded unless it is asked for: the system
 * property {@code tollgate.log} names the file.
 */
final class ProblemLog {
    private ProblemLog() {}

    /** The file that was asked for. */
    static Optional<Path> file() {
        String name = System.getProperty("tollgate.log", "");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Records {@code problem}; that the log cannot be written is not a problem of its own. */
    static void note(Problem problem) {
        file().ifPresent(log -> {
            StringWriter text = new StringWriter();
            problem.printStackTrace(new PrintWriter(text));
            try {
                AppendedFile.append(log, Instant.now() + " " + Secrets.HIDDEN.text(text.toString()));
            } catch (IOException e) {
                System.getLogger(ProblemLog.class.getName()).log(System.Logger.Level.DEBUG, "not recorded", e);
            }
        });
    }
}
