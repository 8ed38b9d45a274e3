package dev.tollgate.store.environment;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked. The message names the folder and is fit for the user. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** Another program has the store open for writing: trying again later helps. */
        IN_USE,
        /** There is no store in the folder. */
        MISSING,
        /** The files contradict themselves or parts of them are gone. */
        DAMAGED,
        /** The disk is full, or nearly. */
        NO_SPACE,
        /** The user may not read or write the folder. */
        NO_PERMISSION,
        /** The folder or something in it is a link or another user's: nothing of it is opened. */
        UNSAFE,
        /** Anything else. */
        FAILED
    }

    /**
     * A failure of the store in {@code folder}.
     *
     * @param detail what happened, without the folder's name
     */
    public StoreException(Reason reason, Path folder, String detail, @Nullable Throwable cause) {
        super(folder + ": " + detail, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
