package dev.tollgate.toolkit.host;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who can have written what a configuration says: its owner, and the owners of the directories above it. Where that is not
 * root alone, root reads no file for it that these users may not read themselves: it would be shown in what is printed.
 */
public final class Namers {
    /** Root's own configuration, or whatever the kernel lets any other caller read. */
    public static final Namers TRUSTED = new Namers(Set.of(), Set.of());

    private static final int FOR_GROUP = 0040;
    private static final int FOR_WORLD = 0004;

    private final Set<Integer> users;
    private final Set<Integer> groups;

    private Namers(Set<Integer> users, Set<Integer> groups) {
        this.users = users;
        this.groups = groups;
    }

    /** Those of the file {@code configuration}; nobody but the caller where there is no such file. */
    public static Namers of(Path configuration) {
        Set<Integer> users = new HashSet<>();
        Set<Integer> groups = new HashSet<>();
        try {
            Path named = configuration.toAbsolutePath();
            for (Path start : List.of(named, named.toRealPath())) {
                for (Path path = start; path != null; path = path.getParent()) {
                    FileStatus status = FileStatus.of(path);
                    users.add(status.uid());
                    groups.add(status.gid());
                }
            }
        } catch (IOException e) {
            return TRUSTED;
        }
        users.remove(0);
        groups.remove(0);
        return of(users, groups);
    }

    /** The users and groups, root left out. */
    public static Namers of(Set<Integer> users, Set<Integer> groups) {
        return Caller.uid() != 0 || users.isEmpty() ? TRUSTED : new Namers(Set.copyOf(users), Set.copyOf(groups));
    }

    /** Whether a file of this owner, group and mode is read for them. */
    public boolean mayRead(int uid, int gid, int mode) {
        return users.isEmpty()
                || (mode & FOR_WORLD) != 0
                || users.contains(uid)
                || (mode & FOR_GROUP) != 0 && groups.contains(gid);
    }

    boolean mayRead(FileStatus file) {
        return mayRead(file.uid(), file.gid(), file.mode());
    }
}
