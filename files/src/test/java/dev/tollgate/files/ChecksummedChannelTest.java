package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written in every order, and damaged behind the writer's back. */
class ChecksummedChannelTest {
    private static final int LARGEST = 40_000;

    @TempDir
    Path directory;

    @Test
    void anyWrites_leaveTheirBytesAndReadBack() {
        Seeded.times(
                1,
                300,
                random -> during(random, (channel, file, expected) -> {
                    channel.readBack();
                    assertArrayEquals(expected, Files.readAllBytes(file));
                }));
    }

    @Test
    void anyByteChangedAfterwards_isFound() {
        Seeded.times(
                1000,
                300,
                random -> during(random, (channel, file, expected) -> {
                    int at = random.nextInt(expected.length);
                    expected[at] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, expected);

                    IOException failure = assertThrows(FileSystemException.class, () -> channel.readBack());

                    assertEquals(
                            "what was written reads back differently from byte " + at / 4096 * 4096
                                    + " on: disk or memory is at fault; nothing was replaced",
                            ((FileSystemException) failure).getReason());
                }));
    }

    @Test
    void anotherLength_isFound() {
        Seeded.times(
                2000,
                100,
                random -> during(random, (channel, file, expected) -> {
                    int length = random.nextBoolean() ? random.nextInt(expected.length) : expected.length + 1;
                    Files.write(file, Arrays.copyOf(expected, length));

                    assertThrows(FileSystemException.class, () -> channel.readBack());
                }));
    }

    @Test
    void blockThatWentBadBeforeItIsWrittenAgain_isFound() throws IOException {
        Path file = directory.resolve("file");
        try (ChecksummedChannel channel = new ChecksummedChannel(open(file), file)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            Files.write(file, new byte[] {1, 2, 4});

            assertThrows(FileSystemException.class, () -> channel.write(ByteBuffer.wrap(new byte[1]), 0));
            assertThrows(FileSystemException.class, () -> channel.truncate(2));
        }
    }

    @FunctionalInterface
    private interface Check {
        void run(ChecksummedChannel channel, Path file, byte[] expected) throws IOException;
    }

    /** Runs {@code check} on a file that random writes have filled with {@code expected}, at least one byte of it. */
    private void during(Random random, Check check) {
        Path file = directory.resolve("file");
        try (ChecksummedChannel channel = new ChecksummedChannel(open(file), file)) {
            byte[] expected = new byte[0];
            int writes = 1 + random.nextInt(20);
            while (writes-- > 0 || expected.length == 0) {
                expected = change(random, channel, expected);
            }
            check.run(channel, file, expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** One random operation on {@code channel}; what the file holds after it. */
    private static byte[] change(Random random, ChecksummedChannel channel, byte[] before) throws IOException {
        int at = random.nextInt(4) * (random.nextBoolean() ? 4096 : random.nextInt(4096));
        byte[] bytes = new byte[random.nextInt(3) * 4096 + (random.nextBoolean() ? 0 : random.nextInt(5000))];
        random.nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        switch (random.nextInt(5)) {
            case 0 -> {
                channel.truncate(at);
                return Arrays.copyOf(before, Math.min(at, before.length));
            }
            case 1 -> {
                channel.position(at);
                assertEquals(bytes.length, channel.write(buffer));
                assertEquals(at + bytes.length, channel.position());
            }
            case 2 -> {
                channel.position(at);
                ByteBuffer[] parts = {
                    buffer.slice(0, bytes.length / 2), buffer.slice(bytes.length / 2, (bytes.length + 1) / 2)
                };
                assertEquals(bytes.length, channel.write(parts));
            }
            case 3 -> {
                ByteArrayInputStream source = new ByteArrayInputStream(bytes);
                assertEquals(bytes.length, channel.transferFrom(Channels.newChannel(source), at, LARGEST));
            }
            default -> assertEquals(bytes.length, channel.write(buffer, at));
        }
        byte[] after =
                Arrays.copyOf(before, bytes.length == 0 ? before.length : Math.max(before.length, at + bytes.length));
        System.arraycopy(bytes, 0, after, Math.min(at, after.length), bytes.length);
        return after;
    }
}
