package dev.tollgate.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One replacement of one file, all or nothing. Opened, it holds the right to replace the file (so the old content can
 * be read and carried over without another builder in between); {@link #write} and {@link #commit} replace it; closed
 * without a commit it leaves everything as it was.
 *
 * <p>A symbolic link stays a link: the file it leads to is replaced.
 */
public final class AtomicFile implements AutoCloseable {
    private static final String LOCK_NAME = "tollgate-lock";
    private static final String NEW_SUFFIX = ".tollgate-new";
    private static final String OLD_SUFFIX = ".tollgate-old";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Path target;
    private final Path directory;
    private final Placement placement;
    private final StepProbe probe;
    private final BuildLock lock;
    private final Path temporary;
    private @Nullable ChecksummedChannel channel;

    private AtomicFile(Path target, Placement placement, StepProbe probe, BuildLock lock) {
        this.target = target;
        this.directory = directoryOf(target);
        this.placement = placement;
        this.probe = probe;
        this.lock = lock;
        this.temporary = sibling(target, freshName() + NEW_SUFFIX);
    }

    /** Writes the content of a new file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code channel}, which is empty, readable and writable, and not closed here. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Looks at a new file, whose bytes have been read back already, before it takes the old one's place. */
    @FunctionalInterface
    public interface Verification {
        /** Wants nothing more than the bytes that were written. */
        Verification BYTES = written -> {};

        /** Throws when {@code written} does not hold what was meant. */
        void verify(Path written) throws IOException;
    }

    /** What a replacement came to. */
    public enum Announcement {
        /** There was no file before, so nobody can have it open. */
        NOT_NEEDED,
        /** A running sendmail reopens the map at its next lookup. */
        DONE,
        /** The permissions allow no way to tell running readers: they answer from the old file until they restart. */
        IMPOSSIBLE
    }

    /**
     * Takes the right to replace {@code target} and removes what a killed build left beside it.
     *
     * @throws FileLockedException when another builder has that right and {@code contention} says not to wait
     */
    public static AtomicFile open(Path target, Placement placement, Contention contention) throws IOException {
        return open(target, placement, contention, StepProbe.NONE);
    }

    static AtomicFile open(Path target, Placement placement, Contention contention, StepProbe probe)
            throws IOException {
        Path file = Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
        Path place = file.toAbsolutePath();
        BuildLock lock = BuildLock.acquire(sibling(place, LOCK_NAME), place, contention);
        AtomicFile opened = new AtomicFile(place, placement, probe, lock);
        boolean ready = false;
        try {
            opened.removeLeftovers();
            probe.reached(InstallStep.LOCKED);
            ready = true;
            return opened;
        } finally {
            if (!ready) {
                lock.close();
            }
        }
    }

    /**
     * Waits for a builder at work on {@code target} and removes what a killed one left beside it: a second link to the
     * file may be among that, for which sendmail's programs would refuse the file.
     */
    public static void removeLeftovers(Path target) throws IOException {
        open(target, Placement.MAP, Contention.WAIT).close();
    }

    /** Replaces {@code target} by {@code content}, read back and compared. */
    public static Announcement write(Path target, byte[] content, Placement placement) throws IOException {
        try (AtomicFile file = open(target, placement, Contention.WAIT)) {
            file.write(channel -> {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            });
            return file.commit(Verification.BYTES);
        }
    }

    /** Creates the new file beside the old one and lets {@code content} fill it. */
    public void write(Content content) throws IOException {
        boolean exists = Files.exists(target);
        Set<PosixFilePermission> first = exists || placement.mode() != null ? PRIVATE : placement.newFileMode();
        FileChannel file = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(first));
        ChecksummedChannel created = new ChecksummedChannel(file, target);
        channel = created;
        probe.reached(InstallStep.CREATED);
        content.writeTo(created);
        probe.reached(InstallStep.WRITTEN);
    }

    /**
     * Flushes, reads back, renames and announces the file that {@link #write} has filled.
     *
     * @param verification what else has to be true of the file, besides that every byte is as it was written
     */
    public Announcement commit(Verification verification) throws IOException {
        ChecksummedChannel written = channel;
        if (written == null) {
            throw new IllegalStateException("commit before write");
        }
        boolean replaces = Files.exists(target);
        giveOwnerAndMode(replaces);
        probe.reached(InstallStep.OWNED);
        written.force(true);
        probe.reached(InstallStep.FLUSHED);
        written.readBack(temporary);
        verification.verify(temporary);
        probe.reached(InstallStep.VERIFIED);
        if (!replaces) {
            rename();
            return Announcement.NOT_NEEDED;
        }
        Path link = sibling(target, freshName() + OLD_SUFFIX);
        try (ReplacedFile replaced = ReplacedFile.hold(target, link, Clock.systemUTC())) {
            rename();
            boolean announced = replaced.announce();
            probe.reached(InstallStep.ANNOUNCED);
            return announced ? Announcement.DONE : Announcement.IMPOSSIBLE;
        }
    }

    private void rename() throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushDirectory();
        probe.reached(InstallStep.RENAMED);
    }

    private void flushDirectory() throws IOException {
        FileChannel open;
        try {
            open = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (FileSystemException e) {
            // Not every system lets a directory be opened; there the rename itself has to be durable.
            return;
        }
        try (open) {
            open.force(true);
        }
    }

    private void giveOwnerAndMode(boolean replaces) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        PosixFileAttributes mine = view.readAttributes();
        PosixFileAttributes old = replaces ? Files.readAttributes(target, PosixFileAttributes.class) : mine;
        Set<PosixFilePermission> mode = placement.mode() == null ? old.permissions() : placement.mode();
        GroupPrincipal group = placement.group() == null ? old.group() : placement.group();
        if (!group.equals(mine.group())) {
            giveTo(view, group, mode);
        }
        UserPrincipal owner = placement.owner() == null ? old.owner() : placement.owner();
        if (!owner.equals(mine.owner())) {
            giveTo(view, owner);
        }
        if (!mode.equals(mine.permissions())) {
            view.setPermissions(mode);
        }
    }

    private void giveTo(PosixFileAttributeView view, GroupPrincipal group, Set<PosixFilePermission> mode)
            throws IOException {
        try {
            view.setGroup(group);
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

    private void giveTo(PosixFileAttributeView view, UserPrincipal owner) throws IOException {
        try {
            view.setOwner(owner);
        } catch (FileSystemException e) {
            // Only root may give files away. Someone who may write another's map rebuilds it under the own name, with
            // the same group and mode; an owner that was asked for is not negotiable.
            if (placement.owner() != null) {
                throw e;
            }
        }
    }

    private void removeLeftovers() throws IOException {
        String prefix = "." + fileName(target) + ".";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, entry -> {
            String name = fileName(entry);
            return name.startsWith(prefix)
                    && name.length() == prefix.length() + 36 + NEW_SUFFIX.length()
                    && (name.endsWith(NEW_SUFFIX) || name.endsWith(OLD_SUFFIX));
        })) {
            for (Path leftover : entries) {
                if (Files.isRegularFile(leftover, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    /** A name that need not be a secret: a file is only ever made under one that is free. */
    private static UUID freshName() {
        SplittableRandom random = new SplittableRandom();
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static Path sibling(Path target, String suffix) {
        return directoryOf(target).resolve("." + fileName(target) + "." + suffix);
    }

    private static Path directoryOf(Path target) {
        Path parent = target.getParent();
        return parent == null ? Path.of("/") : parent;
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** Removes the new file unless it was committed, and gives up the right to replace the old one. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (channel != null) {
                channel.close();
                Files.deleteIfExists(temporary);
            }
        }
    }
}
