package dev.tollgate.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The file that is about to lose its name, kept within reach so that its modification time can be moved on afterwards.
 *
 * <p>sendmail remembers the time in whole seconds, so it has to move to a later second. Writing one byte again as it is
 * sets it to now and leaves the link count alone, which sendmail compares while it opens a map. Only when that would not
 * be later (a second replacement within one second, a time in the future) or is not allowed, a second link is made and
 * its time set.
 */
final class ReplacedFile implements AutoCloseable {
    private final FileTime modified;
    private final Clock clock;
    private final @Nullable FileChannel channel;
    private final @Nullable Path link;

    private ReplacedFile(FileTime modified, Clock clock, @Nullable FileChannel channel, @Nullable Path link) {
        this.modified = modified;
        this.clock = clock;
        this.channel = channel;
        this.link = link;
    }

    /** Keeps {@code file} within reach; {@code link} is a free name in the same directory. */
    static ReplacedFile hold(Path file, Path link, Clock clock) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        if (seconds(modified) < TimeUnit.MILLISECONDS.toSeconds(clock.millis())) {
            FileChannel channel = openForRewriting(file);
            if (channel != null) {
                return new ReplacedFile(modified, clock, channel, null);
            }
        }
        return new ReplacedFile(modified, clock, null, link(link, file));
    }

    private static @Nullable FileChannel openForRewriting(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            return null;
        }
        if (channel.size() == 0) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static @Nullable Path link(Path link, Path file) throws IOException {
        try {
            return Files.createLink(link, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Moves the modification time to a later second; false when the permissions allow no way to do it. */
    boolean announce() throws IOException {
        if (channel != null) {
            ByteBuffer first = ByteBuffer.allocate(1);
            channel.read(first, 0);
            channel.write(first.flip(), 0);
            return true;
        }
        if (link == null) {
            return false;
        }
        long later = Math.max(TimeUnit.MILLISECONDS.toSeconds(clock.millis()), seconds(modified) + 1);
        try {
            Files.setLastModifiedTime(link, FileTime.from(later, TimeUnit.SECONDS));
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    private static long seconds(FileTime time) {
        return time.to(TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        try {
            if (link != null) {
                Files.deleteIfExists(link);
            }
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
