package dev.tollgate.ca.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether sendmail, started by root, would use a certificate or key file (doc/op, "File Modes", with DontBlameSendmail
 * as it comes): the owner has to be root or the TrustedUser, nobody else may write the file, nor any folder above it, a
 * sticky bit or not, and nobody else may so much as read a key. Otherwise it offers no STARTTLS. Links are followed, and
 * it does not matter who owns the folders.
 */
final class FileSafety {
    private final Set<String> owners;

    /**
     * The rules of a site.
     *
     * @param owners the users whose files are accepted: root, and the TrustedUser if there is one
     */
    FileSafety(Set<String> owners) {
        this.owners = owners;
    }

    /** One sentence for each reason to refuse a file that anybody may read. */
    List<String> certificate(Path file) throws IOException {
        List<String> problems = owner(file);
        String mode = mode(file);
        if (isWritableByOthers(mode)) {
            problems.add(file + ": mode " + mode + ": others may write to this certificate, so sendmail does not "
                    + "offer STARTTLS; chmod 644");
        }
        return problems;
    }

    /** One sentence for each reason to refuse a secret. */
    List<String> key(Path file) throws IOException {
        List<String> problems = owner(file);
        String mode = mode(file);
        if (!mode.endsWith("------")) {
            problems.add(file + ": mode " + mode
                    + ": others may read this key, so sendmail does not offer STARTTLS; chmod 600");
        }
        return problems;
    }

    /** One sentence for each folder, this one or above it, where others may write. */
    List<String> folders(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        Path path = folder.toAbsolutePath().normalize();
        while (path != null) {
            String mode = mode(path);
            if (isWritableByOthers(mode)) {
                problems.add(path + ": mode " + mode
                        + ": others may write here, so sendmail does not trust any file below; chmod go-w");
            }
            path = path.getParent();
        }
        return problems;
    }

    private List<String> owner(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        String owner = Files.getOwner(file).getName();
        if (!owners.contains(owner)) {
            problems.add(file + ": owner " + owner + ": neither root nor sendmail's TrustedUser owns this file, so "
                    + "sendmail does not offer STARTTLS; chown root");
        }
        return problems;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean isWritableByOthers(String mode) {
        return mode.charAt(4) == 'w' || mode.charAt(7) == 'w';
    }
}
