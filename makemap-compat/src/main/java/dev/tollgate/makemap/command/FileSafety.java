package dev.tollgate.makemap.command;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * sendmail's judgement of whether a map may be opened (safefile in libsmutil). It looks at bits, also for root: a map
 * that root could write but that its mode protects is refused.
 *
 * @param identity who opens
 * @param trustedUid the TrustedUser, whose files root treats as its own; 0 for none
 * @param links whether symbolic and hard links are tolerated ({@code -s})
 * @param warn takes each warning about a directory
 */
record FileSafety(ProcessIdentity identity, int trustedUid, Links links, Consumer<String> warn) {
    /** The permission bit that reading needs of an owner. */
    static final int READ = 0400;

    /** The permission bit that writing needs of an owner. */
    static final int WRITE = 0200;

    private static final int EXECUTE_ANY = 0111;
    private static final int WRITE_ANY = 0222;
    private static final int WRITE_AND_SEARCH = 0300;
    private static final int GROUP_MEMBER_SHIFT = 3;
    private static final int MAX_PATH = 4096;

    /** What to think of links. */
    enum Links {
        /** Links are refused. */
        REFUSED,
        /** Links are followed. */
        FOLLOWED
    }

    /** Whether a missing file may be created. */
    enum Missing {
        /** It is an error. */
        FAILS,
        /** It is fine where its directory may be written. */
        CREATED
    }

    /**
     * The status of {@code file}, or null when it is missing and may be created.
     *
     * @param file the name as given, one char per byte
     * @param needed the permission bits needed, as an owner's
     */
    @Nullable
    FileStatus check(String file, int needed, Missing missing) throws UnsafeFileException {
        if (file.length() >= MAX_PATH) {
            throw new UnsafeFileException("File name too long");
        }
        FileStatus status = null;
        IOException absent = null;
        try {
            status = status(file);
        } catch (IOException e) {
            absent = e;
        }
        DirectorySafety directories = new DirectorySafety(identity, warn);
        boolean linksAllowed = links == Links.FOLLOWED;
        int slash = file.lastIndexOf('/');
        String directory = slash < 0 ? "." : file.substring(0, slash);
        if (linksAllowed || !directories.isSafe(directory)) {
            directories.check(directory);
        }
        if (absent != null) {
            String reason = SystemReason.of(absent);
            if (missing == Missing.FAILS || !reason.equals(SystemReason.NO_SUCH_FILE)) {
                throw new UnsafeFileException(reason);
            }
            checkCreation(slash < 0 ? "." : slash == 0 ? "/" : directory);
            return null;
        }
        if (status == null) {
            throw new IllegalStateException("neither status nor failure");
        }
        checkExisting(status, needed);
        return status;
    }

    private FileStatus status(String file) throws IOException {
        Path path = Path.of(NativeText.wordOf(file));
        return links == Links.REFUSED ? FileStatus.of(path, LinkOption.NOFOLLOW_LINKS) : FileStatus.of(path);
    }

    private void checkCreation(String directory) throws UnsafeFileException {
        FileStatus status;
        try {
            status = FileStatus.of(Path.of(NativeText.wordOf(directory)));
        } catch (IOException e) {
            throw new UnsafeFileException(SystemReason.of(e));
        }
        int needed = shifted(WRITE_AND_SEARCH, status);
        if ((status.mode() & needed) != needed) {
            throw new UnsafeFileException(SystemReason.PERMISSION_DENIED);
        }
    }

    private void checkExisting(FileStatus status, int needed) throws UnsafeFileException {
        if (links == Links.REFUSED && status.isSymbolicLink()) {
            throw new UnsafeFileException("Symbolic links not allowed");
        }
        if (!status.isRegular()) {
            throw new UnsafeFileException("Regular files only");
        }
        if ((needed & WRITE_ANY) != 0 && (status.mode() & EXECUTE_ANY) != 0) {
            throw new UnsafeFileException("Executable files not allowed");
        }
        if (links == Links.REFUSED && status.links() != 1) {
            throw new UnsafeFileException("Hard links not allowed");
        }
        int bits = shifted(needed, status);
        if ((status.mode() & bits) != bits) {
            throw new UnsafeFileException(SystemReason.PERMISSION_DENIED);
        }
    }

    /** The owner's bits {@code needed}, moved to the class of permissions that applies to this user. */
    private int shifted(int needed, FileStatus status) {
        if (status.uid() == identity.uid() || (identity.isRoot() && status.uid() == trustedUid)) {
            return needed;
        }
        boolean member = status.gid() == identity.gid() || identity.groups().contains(status.gid());
        return member ? needed >> GROUP_MEMBER_SHIFT : needed >> 2 * GROUP_MEMBER_SHIFT;
    }
}
