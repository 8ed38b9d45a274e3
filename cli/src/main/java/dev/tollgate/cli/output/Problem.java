package dev.tollgate.cli.output;

import dev.tollgate.files.failure.Failure;
import dev.tollgate.files.failure.FileFailure;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a command gives up: one line for the user and an exit code. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final @Nullable String help;

    /**
     * A problem.
     *
     * @param exitCode one of {@link ExitCode}
     * @param message what is wrong and where, without a full stop
     * @param help what to do about it, or null
     */
    public Problem(int exitCode, String message, @Nullable String help) {
        super(message);
        this.exitCode = exitCode;
        this.help = help;
    }

    /** A wrong command line. */
    public static Problem usage(String message, String help) {
        return new Problem(ExitCode.USAGE, message, help);
    }

    /** Input that cannot be worked with. */
    public static Problem data(String message, String help) {
        return new Problem(ExitCode.DATA, message, help);
    }

    /** Reading {@code file} failed. */
    public static Problem reading(String file, IOException cause) {
        return cause instanceof Failure told
                ? told(told)
                : new Problem(ExitCode.NO_INPUT, file + ": " + reason(cause), null);
    }

    /** Writing {@code file} failed; what stood there before is untouched. */
    public static Problem writing(Path file, IOException cause) {
        if (cause instanceof Failure failure) {
            return told(failure);
        }
        String told = file + ": " + reason(cause);
        return switch (FileFailure.of(cause)) {
            case BUSY, CHANGED -> new Problem(ExitCode.TEMPORARY, told, null);
            case UNSAFE -> new Problem(ExitCode.CANNOT_CREATE, told, null);
            case MISSING, READ_ONLY -> unwritten(ExitCode.CANNOT_CREATE, file, cause);
            case DENIED -> unwritten(ExitCode.PERMISSION, file, cause);
            case NOT_A_DIRECTORY, IS_A_DIRECTORY, NO_SPACE, OTHER -> unwritten(ExitCode.IO, file, cause);
        };
    }

    private static Problem unwritten(int code, Path file, IOException cause) {
        return new Problem(code, file + ": cannot write: " + reason(cause), file + " is as it was before");
    }

    /** A failure of which no command has more to say: its file, where it has one, and its reason. */
    public static Problem of(IOException cause) {
        if (cause instanceof Failure failure) {
            return told(failure);
        }
        if (cause instanceof FileSystemException system && system.getFile() != null) {
            int code = switch (FileFailure.of(cause)) {
                case BUSY, CHANGED -> ExitCode.TEMPORARY;
                case UNSAFE -> ExitCode.CANNOT_CREATE;
                default -> ExitCode.IO;
            };
            return new Problem(code, system.getFile() + ": " + reason(cause), null);
        }
        return new Problem(ExitCode.IO, reason(cause), null);
    }

    /** A failure that says itself what, where and why. */
    public static Problem told(Failure failure) {
        int code = switch (failure.kind()) {
            case BAD_REQUEST -> ExitCode.USAGE;
            case BAD_DATA -> ExitCode.DATA;
            case MISSING -> ExitCode.NO_INPUT;
            case EXISTS -> ExitCode.CANNOT_CREATE;
            case PASSPHRASE, CREDENTIALS, DENIED, UNSAFE -> ExitCode.PERMISSION;
            case BUSY, UNREACHABLE, TIMEOUT -> ExitCode.TEMPORARY;
            case DISK, FAILED -> ExitCode.IO;
        };
        return new Problem(
                code, String.valueOf(failure.getMessage()), failure.help().isEmpty() ? null : failure.help());
    }

    /** The system's own words for {@code cause}, without the file name that Java puts in front. */
    public static String reason(IOException cause) {
        return SystemReason.of(cause);
    }

    /** What the process exits with. */
    public int exitCode() {
        return exitCode;
    }

    /** What to do about it, or null. */
    public @Nullable String help() {
        return help;
    }
}
