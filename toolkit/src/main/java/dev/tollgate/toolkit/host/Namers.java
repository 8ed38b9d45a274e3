package dev.tollgate.toolkit.host;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    private final boolean foreign;
    private final Set<Integer> users;
    private final Set<Integer> groups;

    private Namers(boolean foreign, Set<Integer> users, Set<Integer> groups) {
        this.foreign = foreign;
        this.users = Set.copyOf(users);
        this.groups = Set.copyOf(groups);
    }

    /** Those of the file {@code configuration}; nobody but the caller where there is no such file. */
    public static Namers of(Path configuration) {
        Namers namers = TRUSTED;
        try {
            Path named = configuration.toAbsolutePath();
            for (Path start : List.of(named, named.toRealPath())) {
                for (Path path = start; path != null; path = path.getParent()) {
                    FileStatus status = FileStatus.of(path);
                    namers = namers.with(status.uid(), status.gid(), status.mode(), status.isDirectory());
                }
            }
        } catch (IOException e) {
            return TRUSTED;
        }
        return namers;
    }

    /** The user {@code uid} alone. */
    public static Namers user(int uid) {
        return TRUSTED.with(uid, 0, 0, false);
    }

    /**
     * These, and who may write a file or change the names in a directory with this owner, group and mode.
     *
     * @param directory whether it is a directory: the sticky bit of a file keeps nobody from writing it
     */
    public Namers with(int uid, int gid, int mode, boolean directory) {
        boolean sticky = directory && (mode & STICKY) != 0;
        boolean groupWrites = gid != 0 && !sticky && (mode & GROUP_WRITES) != 0;
        boolean worldWrites = !sticky && (mode & WORLD_WRITES) != 0;
        if (Caller.uid() != 0 || uid == 0 && !groupWrites && !worldWrites) {
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
