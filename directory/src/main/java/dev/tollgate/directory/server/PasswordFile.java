package dev.tollgate.directory.server;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.model.source.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The password in a file, as sendmail reads one ({@code -P}): all of it but the newline at its end.
 *
 * @param password the password, one char per byte
 * @param complaint what is wrong with who may read the file; sendmail does not complain
 */
public record PasswordFile(String password, Optional<String> complaint) {
    private static final int MOST = 1024;
    private static final int OTHERS = 0007;

    /** Reads {@code path}. */
    public static PasswordFile read(Path path) throws IOException, DirectoryException {
        Path real = path.toRealPath();
        try (Folder folder = Folder.above(real);
                OpenFile file = folder.read(String.valueOf(real.getFileName()))) {
            FileStatus status = file.status();
            if (status.size() > MOST) {
                throw new DirectoryException(
                        Failure.Kind.BAD_DATA,
                        path + ": " + status.size() + " bytes are not a password",
                        "write only the password into the file");
            }
            String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
            String password = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            if (password.isEmpty()) {
                // A bind with a name and without a password succeeds, as nobody.
                throw new DirectoryException(
                        Failure.Kind.BAD_DATA,
                        path + ": contains no password; with an empty one a server binds anonymously",
                        "write the password into the file");
            }
            return new PasswordFile(password, complaint(path, status));
        }
    }

    private static Optional<String> complaint(Path path, FileStatus status) {
        return (status.mode() & OTHERS) == 0
                ? Optional.empty()
                : Optional.of(path + ": every user of this host can read this password, and sendmail does not complain;"
                        + " 'chmod 600 " + ShellWord.ofName(path) + "' prevents that");
    }

    /** Who may read it, not what it holds. */
    @Override
    public String toString() {
        return "a password";
    }
}
