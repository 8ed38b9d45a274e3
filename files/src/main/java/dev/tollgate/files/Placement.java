package dev.tollgate.files;

import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who owns an installed file and who may read it.
 *
 * @param newFileMode the mode, less the umask, of a file that did not exist before
 * @param mode the exact mode to give, or null to keep the replaced file's
 * @param owner the owner to give, or null to keep the replaced file's
 * @param group the group to give, or null to keep the replaced file's
 * @param never rights that are not kept when the replaced file has them and no exact mode was asked for
 */
public record Placement(
        Set<PosixFilePermission> newFileMode,
        @Nullable Set<PosixFilePermission> mode,
        @Nullable UserPrincipal owner,
        @Nullable GroupPrincipal group,
        Set<PosixFilePermission> never) {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rwx");

    /** As makemap creates maps: mode 0640 less the umask; a file that is replaced keeps its owner, group and mode. */
    public static final Placement MAP =
            new Placement(PosixFilePermissions.fromString("rw-r-----"), null, null, null, Set.of());

    /**
     * For a secret: 0600 where there was no file; a file that is replaced keeps its owner and group, and its mode as far
     * as that does not let everybody read it.
     */
    public static final Placement SECRET =
            new Placement(PosixFilePermissions.fromString("rw-------"), null, null, null, OTHERS);

    /** As an editor saves: mode 0666 less the umask; a file that is replaced keeps its owner, group and mode. */
    public static final Placement TEXT =
            new Placement(PosixFilePermissions.fromString("rw-rw-rw-"), null, null, null, Set.of());

    /** Copies the sets. */
    public Placement {
        newFileMode = Set.copyOf(newFileMode);
        never = Set.copyOf(never);
        mode = mode == null ? null : Set.copyOf(mode);
    }

    /** The same with an exact mode. */
    public Placement withMode(Set<PosixFilePermission> exact) {
        return new Placement(newFileMode, exact, owner, group, never);
    }

    /** The same with an owner. */
    public Placement withOwner(UserPrincipal user) {
        return new Placement(newFileMode, mode, user, group, never);
    }

    /** The same with a group. */
    public Placement withGroup(GroupPrincipal wanted) {
        return new Placement(newFileMode, mode, owner, wanted, never);
    }
}
