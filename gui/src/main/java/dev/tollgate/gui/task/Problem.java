package dev.tollgate.gui.task;

import dev.tollgate.files.failure.Failure;
import dev.tollgate.files.failure.FileFailure;
import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.secret.Secrets;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something went wrong, said in words: what, why as far as known, and what to do; the technical rest is kept apart. */
public final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final String advice;
    private final String file;

    /**
     * A problem.
     *
     * @param what what did not work
     * @param advice why, and what to do
     */
    public Problem(String what, String advice, @Nullable Throwable cause) {
        this(what, advice, "", cause);
    }

    private Problem(String what, String advice, String file, @Nullable Throwable cause) {
        super(what, cause);
        this.advice = advice;
        this.file = file;
        if (cause != null) {
            ProblemLog.note(this);
        }
    }

    /** A file, or what is kept in a folder, could not be read or written. */
    public static Problem file(String what, Path path, IOException cause) {
        return cause instanceof Failure told
                ? told(what, told)
                : new Problem(what, advice(path, cause), path.toString(), cause);
    }

    /** A failure that says itself what, where and why. */
    public static Problem told(String what, Failure cause) {
        String help = switch (cause.kind()) {
            case EXISTS -> Texts.of("problem.exists");
            case PASSPHRASE -> Texts.of("problem.passphrase");
            case BAD_REQUEST,
                    BAD_DATA,
                    MISSING,
                    CREDENTIALS,
                    DENIED,
                    UNSAFE,
                    BUSY,
                    UNREACHABLE,
                    TIMEOUT,
                    DISK,
                    FAILED -> sentence(cause.help());
        };
        String advice = Texts.of("problem.told", String.valueOf(cause.getMessage()), help);
        return new Problem(what, advice.strip(), cause);
    }

    private static String sentence(String help) {
        return help.isEmpty() ? "" : Character.toUpperCase(help.charAt(0)) + help.substring(1) + ".";
    }

    /** The program is wrong, not its user. */
    public static Problem defect(String what, Throwable cause) {
        String key = cause instanceof OutOfMemoryError ? "problem.memory" : "problem.defect";
        return new Problem(Texts.of("problem.failed", what), Texts.of(key), cause);
    }

    private static String advice(Path path, IOException cause) {
        return switch (FileFailure.of(cause)) {
            case MISSING -> Texts.of("problem.missing", path);
            case DENIED -> denied(path, cause);
            case NOT_A_DIRECTORY -> Texts.of("problem.not.directory", path);
            case IS_A_DIRECTORY -> Texts.of("problem.directory", path);
            case NO_SPACE -> Texts.of("problem.full", path);
            case READ_ONLY -> Texts.of("problem.readonly", path);
            case BUSY, CHANGED, UNSAFE, OTHER -> other(path, SystemReason.of(cause));
        };
    }

    private static String denied(Path path, IOException cause) {
        String user = System.getProperty("user.name");
        return cause instanceof FileSystemException denied
                        && isBeside(denied.getFile(), path)
                        && !Files.isWritable(folder(path))
                ? Texts.of("problem.denied.folder", folder(path), user)
                : Texts.of("problem.denied", path, user);
    }

    /** What names the file or one beside it need not be told twice. */
    private static String other(Path path, String reason) {
        return reason.startsWith(folder(path) + "/") ? reason + "." : Texts.of("problem.other", path, reason);
    }

    private static boolean isBeside(@Nullable String name, Path path) {
        return name != null && name.startsWith(folder(path) + "/") && !name.equals(path.toString());
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path : folder;
    }

    /** What did not work, as a sentence. */
    public String what() {
        return String.valueOf(getMessage());
    }

    /** Why, and what to do. */
    public String advice() {
        return advice;
    }

    /**
     * The technical rest, for a report: what failed, in which file, why as far as the system said, and what the program runs
     * on; empty when there is no technical cause. Where in the program it happened is for a {@link ProblemLog} alone.
     */
    public String details() {
        if (getCause() == null) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of(what(), advice, ""));
        if (!file.isEmpty()) {
            lines.add(Texts.of("problem.file", file));
        }
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            lines.add(Texts.of("problem.cause", said(cause)));
        }
        lines.add(Texts.of(
                "problem.system",
                Version.text(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
        lines.add(
                ProblemLog.file().map(log -> Texts.of("problem.logged", log)).orElseGet(() -> Texts.of("problem.log")));
        return Secrets.HIDDEN.text(String.join("\n", lines));
    }

    /** What a cause says of itself, and its kind: an exception's name, its words set apart. */
    private static String said(Throwable cause) {
        String kind = cause.getClass()
                .getSimpleName()
                .replaceFirst("(?<=.)(Exception|Error)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? Texts.of("problem.cause.silent", kind)
                : Texts.of("problem.cause.said", message, kind);
    }
}
