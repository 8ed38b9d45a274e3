package dev.tollgate.files;

import dev.tollgate.files.failure.SystemReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a new file the owner, group, mode, access control list, attributes and context that it has to have. */
final class Rights {
    private static final Set<PosixFilePermission> GROUP =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);

    private final Path target;
    private final Placement placement;
    private final OpenFile created;
    private final List<String> notes = new ArrayList<>();

    private Rights(Path target, Placement placement, OpenFile created) {
        this.target = target;
        this.placement = placement;
        this.created = created;
    }

    /**
     * Settles who may do what with {@code created}.
     *
     * @param old the attributes of the replaced file, or null when there is none
     * @param replaced that file, or null when there is none or it may not be read
     * @return what could not be carried over, in sentences
     */
    static List<String> give(
            Path target,
            Placement placement,
            OpenFile created,
            @Nullable PosixFileAttributes old,
            @Nullable OpenFile replaced)
            throws IOException {
        Rights rights = new Rights(target, placement, created);
        if (replaced != null) {
            rights.carryAttributes(replaced);
            rights.carryContext(replaced);
        }
        rights.give(old, replaced);
        return List.copyOf(rights.notes);
    }

    private void give(@Nullable PosixFileAttributes old, @Nullable OpenFile replaced) throws IOException {
        PosixFileAttributes mine = created.attributes();
        PosixFileAttributes model = old == null ? mine : old;
        Set<PosixFilePermission> mode = placement.mode() == null ? kept(model.permissions()) : placement.mode();
        String list = "";
        // Without a right for the group the mask of a list is empty, and so is the list's effect.
        if (old != null && mode.stream().anyMatch(GROUP::contains)) {
            List<String> lists =
                    replaced == null ? List.of("", AccessLists.of(created).get(0)) : AccessLists.of(replaced, created);
            list = placement.mode() == null ? lists.get(0) : "";
            if (list.isEmpty() && !lists.get(1).isEmpty() && !AccessLists.remove(created)) {
                mode = withoutGroup(mode);
                notes.add("the folder's default access control list could not be removed from the new file; the "
                        + "file's group has no rights now");
            }
        }
        GroupPrincipal group = placement.group() == null ? model.group() : placement.group();
        if (!group.equals(mine.group())) {
            giveTo(group, mode);
        }
        if (!list.isEmpty() && !AccessLists.give(created, list)) {
            Set<PosixFilePermission> narrowed = withoutGroup(mode);
            AccessLists.groupRights(list).stream().filter(mode::contains).forEach(narrowed::add);
            mode = narrowed;
            notes.add("the access control list could not be copied; set it again with setfacl. Until then only "
                    + "owner and group have their rights");
        }
        UserPrincipal owner = placement.owner() == null ? model.owner() : placement.owner();
        if (!owner.equals(mine.owner())) {
            giveTo(owner);
        }
        if (!mode.equals(created.attributes().permissions())) {
            created.setMode(mode);
        }
    }

    private Set<PosixFilePermission> kept(Set<PosixFilePermission> old) {
        Set<PosixFilePermission> rest = EnumSet.noneOf(PosixFilePermission.class);
        old.stream().filter(right -> !placement.never().contains(right)).forEach(rest::add);
        if (!rest.equals(old)) {
            notes.add("it now contains passwords, so it was closed to others (mode "
                    + PosixFilePermissions.toString(rest) + ")");
        }
        return rest;
    }

    private static Set<PosixFilePermission> withoutGroup(Set<PosixFilePermission> mode) {
        Set<PosixFilePermission> rest = EnumSet.noneOf(PosixFilePermission.class);
        mode.stream().filter(right -> !GROUP.contains(right)).forEach(rest::add);
        return rest;
    }

    private void giveTo(GroupPrincipal group, Set<PosixFilePermission> mode) throws IOException {
        try {
            created.setGroup(group);
        } catch (FileSystemException e) {
            // Only members may hand a file to a group. Another group would let in the wrong readers and lock out the
            // right ones, unless the group may do no more than everybody.
            boolean matters =
                    mode.contains(PosixFilePermission.GROUP_READ) != mode.contains(PosixFilePermission.OTHERS_READ)
                            || mode.contains(PosixFilePermission.GROUP_WRITE)
                                    != mode.contains(PosixFilePermission.OTHERS_WRITE);
            if (matters || placement.group() != null) {
                throw new FileSystemException(
                        target.toString(),
                        null,
                        e.getReason() + ": the new file could not have the group " + group.getName()
                                + "; run this as root or as a member of that group");
            }
        }
    }

    private void giveTo(UserPrincipal owner) throws IOException {
        try {
            created.setOwner(owner);
        } catch (FileSystemException e) {
            // Only root may give files away. Someone who may write another's map rebuilds it under the own name, with
            // the same group and mode; an owner that was asked for is not negotiable.
            if (placement.owner() != null) {
                throw e;
            }
        }
    }

    private void carryContext(OpenFile replaced) throws IOException {
        if (!SecurityContexts.carry(replaced, created)) {
            notes.add("its SELinux context could not be copied; 'restorecon " + target
                    + "' gives it the policy's, chcon another");
        }
    }

    /** Extended attributes of the kind {@code user.}, the only one that Java can reach. */
    private void carryAttributes(OpenFile replaced) throws IOException {
        UserDefinedFileAttributeView from =
                Files.getFileAttributeView(replaced.self(), UserDefinedFileAttributeView.class);
        UserDefinedFileAttributeView to =
                Files.getFileAttributeView(created.self(), UserDefinedFileAttributeView.class);
        List<String> names;
        try {
            names = from.list();
        } catch (FileSystemException e) {
            // The file system has none, or the file may be written but not read.
            return;
        }
        for (String name : names) {
            try {
                ByteBuffer value = ByteBuffer.allocate(from.size(name));
                from.read(name, value);
                to.write(name, value.flip());
            } catch (FileSystemException e) {
                notes.add("the attribute user." + name + " could not be copied: " + SystemReason.of(e));
            }
        }
    }
}
