package dev.tollgate.cli.history;

import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.store.environment.Store;
import dev.tollgate.store.environment.StoreException;
import dev.tollgate.store.history.PolicyHistory;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy file as its history knows it: by its name in its folder. */
record PolicyFile(Path path) {
    Path folder() {
        Path parent = path.toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** Its history, which has to be there: looking does not create one. */
    PolicyHistory open(Store.Access access) throws StoreException {
        if (!Files.isDirectory(folder().resolve(PolicyHistory.FOLDER))) {
            throw unknown();
        }
        try {
            return PolicyHistory.open(folder(), access);
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.MISSING) {
                throw unknown();
            }
            throw e;
        }
    }

    /** Nothing is known of this file. */
    Problem unknown() {
        return new Problem(
                ExitCode.NO_INPUT,
                path + ": has no history: it was neither built nor saved in the editor yet",
                "'tollgate build " + path + "' records the first revision");
    }
}
