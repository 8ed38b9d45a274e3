package dev.tollgate.toolkit.host;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.ListedWriters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who can have written what a configuration says: its owner, the owners of the directories above it, and whoever else may
 * write these. Where that is not root alone, root reads no file for it that these users may not read themselves, since it
 * would be shown in what is printed, and changes none that is not theirs.
 */
public final class Namers {
    /** Root's own configuration, or whatever the kernel lets any other caller do. */
    public static final Namers TRUSTED = new Namers(false, Set.of(), Set.of());

    private static final int FOR_GROUP = 0040;
    private static final int FOR_WORLD = 0004;
    private static final int GROUP_WRITES = 0020;
    private static final int WORLD_WRITES = 0002;
    /** Of a directory: who may make names in it may not take those of others. */
    private static final int STICKY = 01000;

    private static final int MOST_LINKS = 40;

    private final boolean foreign;
    private final Set<Integer> users;
    private final Set<Integer> groups;

    private Namers(boolean foreign, Set<Integer> users, Set<Integer> groups) {
        this.foreign = foreign;
        this.users = Set.copyOf(users);
        this.groups = Set.copyOf(groups);
    }

    /**
     * Those of the file {@code configuration}: of each directory and link on the way to it, too. Where it is gone, whoever
     * may have made one of that name; who may write above it can have taken it away since it was read.
     */
    public static Namers of(Path configuration) {
        Namers namers = TRUSTED;
        Deque<Path> left = new ArrayDeque<>();
        Path here = Objects.requireNonNull(ahead(left, configuration.toAbsolutePath()));
        try {
            namers = namers.with(FileStatus.of(here), here);
            for (int links = 0; !left.isEmpty() && links <= MOST_LINKS; ) {
                Path next = here.resolve(left.pop()).normalize();
                FileStatus status = FileStatus.of(next, LinkOption.NOFOLLOW_LINKS);
                namers = namers.with(status, next);
                if (status.isSymbolicLink()) {
                    links++;
                    Path top = ahead(left, Files.readSymbolicLink(next));
                    here = top == null ? here : top;
                } else {
                    here = next;
                }
            }
        } catch (IOException e) {
            // What is above has been asked.
        }
        return namers;
    }

    /** Puts the names of {@code path} before those that are left; where it begins, if it is absolute. */
    private static @Nullable Path ahead(Deque<Path> left, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            left.push(path.getName(i));
        }
        return path.getRoot();
    }

    private Namers with(FileStatus status, Path path) {
        int mode = status.isSymbolicLink() ? 0 : status.mode();
        return with(status.uid(), status.gid(), mode, status.isDirectory(), () -> hasListedWriters(path));
    }

    private static boolean hasListedWriters(Path path) {
        try {
            return ListedWriters.of(path);
        } catch (IOException e) {
            return true;
        }
    }

    /** The user {@code uid} alone. */
    public static Namers user(int uid) {
        return TRUSTED.with(uid, 0, 0, false, () -> false);
    }

    /**
     * These, and who may write a file or change the names in a directory with this owner, group and mode.
     *
     * @param directory whether it is a directory: the sticky bit of a file keeps nobody from writing it
     * @param listed whether an access list lets others write; asked where the mode is that of one, whose mask its group's bits
     *     are, and the group is root's
     */
    public Namers with(int uid, int gid, int mode, boolean directory, BooleanSupplier listed) {
        if (Caller.uid() != 0) {
            return this;
        }
        boolean sticky = directory && (mode & STICKY) != 0;
        boolean groupWrites = !sticky && (mode & GROUP_WRITES) != 0 && (gid != 0 || uid == 0 && listed.getAsBoolean());
        boolean worldWrites = !sticky && (mode & WORLD_WRITES) != 0;
        if (uid == 0 && !groupWrites && !worldWrites) {
            return this;
        }
        Set<Integer> allUsers = new HashSet<>(users);
        Set<Integer> allGroups = new HashSet<>(groups);
        allUsers.add(uid);
        allGroups.add(gid);
        allUsers.remove(0);
        allGroups.remove(0);
        return new Namers(true, allUsers, allGroups);
    }

    /** These and {@code others}. */
    public Namers and(Namers others) {
        Set<Integer> allUsers = new HashSet<>(users);
        Set<Integer> allGroups = new HashSet<>(groups);
        allUsers.addAll(others.users);
        allGroups.addAll(others.groups);
        return new Namers(foreign || others.foreign, allUsers, allGroups);
    }

    /** Whether nobody but root, or the caller, is among them. */
    public boolean areTrusted() {
        return !foreign;
    }

    /** Whether {@code uid} is one of them. */
    public boolean include(int uid) {
        return users.contains(uid);
    }

    /** Whether a file of this owner, group and mode is read for them. */
    public boolean mayRead(int uid, int gid, int mode) {
        return !foreign
                || (mode & FOR_WORLD) != 0
                || users.contains(uid)
                || (mode & FOR_GROUP) != 0 && groups.contains(gid);
    }

    boolean mayRead(FileStatus file) {
        return mayRead(file.uid(), file.gid(), file.mode());
    }
}
