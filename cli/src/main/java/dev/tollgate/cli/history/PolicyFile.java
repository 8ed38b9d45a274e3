package dev.tollgate.cli.history;

import dev.tollgate.workspace.history.PolicyHistory;
import dev.tollgate.workspace.store.Store;
import dev.tollgate.workspace.store.StoreException;
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

    PolicyHistory open(Store.Access access) throws StoreException {
        return PolicyHistory.open(folder(), access);
    }
}
