package dev.tollgate.toolkit.cf;

import dev.tollgate.sendmail.rewrite.ProcessEnd;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A sendmail.cf with which sendmail does not start. */
public final class CfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private CfException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The status with which sendmail would end. */
    public int status() {
        return status;
    }

    static <T> T guard(Path path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProcessEnd end) {
            throw new CfException(path + ": sendmail does not start with this file: " + end.getMessage(), end.status());
        }
    }
}
