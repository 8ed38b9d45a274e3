package dev.tollgate.cli.output;

import dev.tollgate.files.ChangedMeanwhileException;
import dev.tollgate.files.FileLockedException;
import dev.tollgate.files.FolderChangedException;
import dev.tollgate.files.UnsafePathException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        return new Problem(ExitCode.NO_INPUT, file + ": " + reason(cause), null);
    }

    /** Writing {@code file} failed; what stood there before is untouched. */
    public static Problem writing(Path file, IOException cause) {
        if (cause instanceof FolderChangedException
                || cause instanceof FileLockedException
                || cause instanceof ChangedMeanwhileException) {
            return new Problem(ExitCode.TEMPORARY, file + ": " + reason(cause), null);
        }
        if (cause instanceof UnsafePathException) {
            return new Problem(ExitCode.CANNOT_CREATE, file + ": " + reason(cause), null);
        }
        int code = ExitCode.IO;
        if (cause instanceof AccessDeniedException || reason(cause).contains("Operation not permitted")) {
            code = ExitCode.PERMISSION;
        } else if (cause instanceof NoSuchFileException || reason(cause).contains("Read-only file system")) {
            code = ExitCode.CANNOT_CREATE;
        }
        return new Problem(code, file + ": cannot write: " + reason(cause), file + " is as it was before");
    }

    /** A failure of which no command has more to say: its file, where it has one, and its reason. */
    public static Problem of(IOException cause) {
        if (cause instanceof FileSystemException system && system.getFile() != null) {
            Problem known = writing(Path.of(system.getFile()), cause);
            int code = known.exitCode() == ExitCode.TEMPORARY || cause instanceof UnsafePathException
                    ? known.exitCode()
                    : ExitCode.IO;
            return new Problem(code, system.getFile() + ": " + reason(cause), null);
        }
        return new Problem(ExitCode.IO, reason(cause), null);
    }

    /** The system's own words for {@code cause}, without the file name that Java puts in front. */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
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
