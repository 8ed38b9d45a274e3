package dev.tollgate.cli.history;

import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.source.ShellWord;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.toolkit.history.FileHistory;
import java.nio.file.Path;

/** A policy file as its history knows it. */
record PolicyFile(Path path) {
    String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** Its history, which has to be there: looking does not create one. */
    PolicyHistory open(Store.Access access) throws StoreException {
        FileHistory history = FileHistory.of(path);
        if (!history.exists()) {
            throw unknown();
        }
        try {
            return history.open(access);
        } catch (StoreException e) {
            if (e.kind() == Failure.Kind.MISSING) {
                throw unknown();
            }
            throw e;
        }
    }

    /** Nothing is known of this file. */
    Problem unknown() {
        return new Problem(
                ExitCode.NO_INPUT,
                path + ": has no history, because it was never built or saved in the editor",
                "'tollgate build " + ShellWord.ofName(path) + "' records the first revision");
    }
}
