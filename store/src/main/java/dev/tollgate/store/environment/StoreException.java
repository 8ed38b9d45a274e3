package dev.tollgate.store.environment;

import dev.tollgate.files.failure.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked. */
public final class StoreException extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of the store in {@code folder}.
     *
     * @param detail what happened, without the folder's name
     */
    public StoreException(Kind kind, Path folder, String detail, @Nullable Throwable cause) {
        super(
                kind,
                folder + ": " + detail,
                kind == Kind.BUSY ? "try again when the other program has ended" : "",
                cause);
    }
}
