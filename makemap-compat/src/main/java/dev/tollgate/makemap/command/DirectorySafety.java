package dev.tollgate.makemap.command;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * sendmail's walk over the directories of a path (safedirpath in libsmutil): each must be searchable, and none should be
 * writable for others, for they could put another file in the place of the map.
 */
final class DirectorySafety {
    private static final int MAX_LINKS = 20;
    private static final int WRITABLE_BY_WORLD = 0002;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final ProcessIdentity identity;
    private final Consumer<String> warn;

    DirectorySafety(ProcessIdentity identity, Consumer<String> warn) {
        this.identity = identity;
        this.warn = warn;
    }

    private enum Strictness {
        WARNING,
        FAILURE
    }

    /** Whether no directory of {@code path} is writable for others. */
    boolean isSafe(String path) {
        try {
            walk(path, Strictness.FAILURE, 0, 0);
            return true;
        } catch (UnsafeFileException e) {
            return false;
        }
    }

    /** Warns about directories that are writable for others; fails where one cannot be passed. */
    void check(String path) throws UnsafeFileException {
        walk(path, Strictness.WARNING, 0, 0);
    }

    /** @param offset where to begin; what is before it has been walked already */
    private void walk(String path, Strictness strictness, int level, int offset) throws UnsafeFileException {
        if (level > MAX_LINKS) {
            throw new UnsafeFileException(SystemReason.LINK_LOOP);
        }
        String whole = path.isEmpty() ? "/" : path;
        int from = offset;
        while (from >= 0 && from < whole.length()) {
            int slash = whole.indexOf('/', from);
            int end = slash == 0 ? 1 : slash < 0 ? whole.length() : slash;
            from = slash < 0 ? -1 : slash + 1;
            String directory = whole.substring(0, end);
            if (!directory.endsWith("/..") && !directory.endsWith("/.")) {
                pass(directory, strictness, level);
            }
        }
    }

    private void pass(String directory, Strictness strictness, int level) throws UnsafeFileException {
        FileStatus status;
        try {
            Path path = Path.of(NativeText.wordOf(directory));
            status = FileStatus.of(path, LinkOption.NOFOLLOW_LINKS);
            if (status.isSymbolicLink()) {
                follow(directory, Files.readSymbolicLink(path), strictness, level);
                return;
            }
        } catch (IOException e) {
            throw new UnsafeFileException(SystemReason.of(e));
        }
        if ((identity.isRoot() || strictness == Strictness.FAILURE) && (status.mode() & WRITABLE_BY_OTHERS) != 0) {
            String who = (status.mode() & WRITABLE_BY_WORLD) != 0 ? "World" : "Group";
            if (strictness == Strictness.FAILURE) {
                throw new UnsafeFileException(who + " writable directory");
            }
            warn.accept("WARNING: " + who + " writable directory " + directory + "\n");
        }
        if (identity.isRoot() && !searchableByRoot(status)) {
            throw new UnsafeFileException(SystemReason.PERMISSION_DENIED);
        }
    }

    /** Others than root are left to the kernel, which knows about access lists. */
    private boolean searchableByRoot(FileStatus status) {
        boolean member = identity.groups().contains(status.gid());
        return status.uid() == identity.uid() && (status.mode() & 0100) != 0
                || (status.gid() == identity.gid() || member) && (status.mode() & 0010) != 0
                || (status.mode() & 0001) != 0;
    }

    private void follow(String link, Path target, Strictness strictness, int level) throws UnsafeFileException {
        String to = NativeText.bytesOf(target.toString());
        if (!to.startsWith("/")) {
            int slash = link.lastIndexOf('/');
            walk(slash < 0 ? to : link.substring(0, slash) + "/" + to, strictness, level + 1, slash + 1);
            return;
        }
        if (to.equals(link)) {
            throw new UnsafeFileException(SystemReason.LINK_LOOP);
        }
        walk(to, strictness, level + 1, commonDirectories(link, to));
    }

    /** The length of the directories at the front of both paths, which have been walked already. */
    private static int commonDirectories(String link, String target) {
        int same = 0;
        while (same < link.length() && same < target.length() && link.charAt(same) == target.charAt(same)) {
            same++;
        }
        int slash = target.lastIndexOf('/', Math.max(0, same - 1));
        return slash <= 0 ? 0 : slash + 1;
    }
}
