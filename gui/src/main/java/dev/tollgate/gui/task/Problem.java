package dev.tollgate.gui.task;

import dev.tollgate.gui.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something went wrong, said in words: what, why as far as known, and what to do; the technical rest is kept apart. */
public final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final String advice;

    /**
     * A problem.
     *
     * @param what what did not work
     * @param advice why, and what to do
     */
    public Problem(String what, String advice, @Nullable Throwable cause) {
        super(what, cause);
        this.advice = advice;
    }

    /** A file could not be read or written. */
    public static Problem file(String what, Path path, IOException cause) {
        return new Problem(what, advice(path, cause), cause);
    }

    /** The program is wrong, not its user. */
    public static Problem defect(String what, Throwable cause) {
        String key = cause instanceof OutOfMemoryError ? "problem.memory" : "problem.defect";
        return new Problem(Texts.of("problem.failed", what), Texts.of(key), cause);
    }

    private static String advice(Path path, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return Texts.of("problem.missing", path);
        }
        if (cause instanceof AccessDeniedException) {
            return Texts.of("problem.denied", path, System.getProperty("user.name"));
        }
        if (cause instanceof NotDirectoryException) {
            return Texts.of("problem.not.directory", path);
        }
        String reason = reason(cause);
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("quota")) {
            return Texts.of("problem.full", path);
        }
        if (lower.contains("read-only file system")) {
            return Texts.of("problem.readonly", path);
        }
        if (lower.contains("is a directory")) {
            return Texts.of("problem.directory", path);
        }
        return Texts.of("problem.other", path, reason);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    /** What did not work, as a sentence. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** Why, and what to do. */
    public String advice() {
        return advice;
    }

    /** The technical details, for a report to whoever looks after this program; empty when there are none. */
    public String details() {
        if (getCause() == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
