package dev.tollgate.toolkit.host;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.failure.FileFailure;
import dev.tollgate.sendmail.host.Host;
import dev.tollgate.sendmail.report.Errno;
import java.io.IOException;
import java.nio.file.Path;

/** Whether sendmail would take a file (libsmutil, safefile): the file itself, and who may write to its folders. */
final class SafeFiles {
    private static final int FOR_WORLD = 0002;
    private static final int FOR_GROUP = 0020;

    private SafeFiles() {}

    /** 0 for a file that may be used, else the error number that says why not. */
    static int errno(String path, Host.FileUse use) {
        boolean anywhere = use == Host.FileUse.CLASS_ANYWHERE
                || use == Host.FileUse.MAP_ANYWHERE
                || use == Host.FileUse.PLAIN
                || use == Host.FileUse.CONFIGURATION;
        Path file = Bytes.path(path);
        try {
            if (!anywhere) {
                Path real = file.toAbsolutePath().getParent();
                int unsafe = real == null ? Errno.NONE : folders(real.toRealPath());
                if (unsafe != Errno.NONE) {
                    return unsafe;
                }
            }
            FileStatus status = FileStatus.of(file);
            if (!status.isRegular()) {
                return Errno.REGULAR_FILES_ONLY;
            }
            boolean judged = use != Host.FileUse.PLAIN && use != Host.FileUse.CONFIGURATION;
            Identity identity = judged ? Identity.own() : null;
            return identity == null || identity.mayRead(status) ? Errno.NONE : Errno.EACCES;
        } catch (IOException e) {
            return of(e);
        }
    }

    private static int folders(Path real) throws IOException {
        for (Path folder = real; folder != null; folder = folder.getParent()) {
            int mode = FileStatus.of(folder).mode();
            if ((mode & FOR_WORLD) != 0) {
                return Errno.WORLD_WRITABLE_DIRECTORY;
            }
            if ((mode & FOR_GROUP) != 0) {
                return Errno.GROUP_WRITABLE_DIRECTORY;
            }
        }
        return Errno.NONE;
    }

    /** The error number behind a failure. */
    static int of(IOException failure) {
        return switch (FileFailure.of(failure)) {
            case MISSING -> Errno.ENOENT;
            case DENIED -> Errno.EACCES;
            case NOT_A_DIRECTORY -> Errno.ENOTDIR;
            case IS_A_DIRECTORY -> Errno.EISDIR;
            default -> Errno.EIO;
        };
    }
}
