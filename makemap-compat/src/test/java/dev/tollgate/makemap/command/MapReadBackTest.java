package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.makemap.report.BuildProgress;
import dev.tollgate.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that does not keep what it was given: between the last write and the reading back the new map is damaged. */
class MapReadBackTest {
    private static final int DAMAGES = 8;

    @TempDir
    Path directory;

    private Path cf;

    @BeforeEach
    void configure() throws IOException {
        cf = Files.writeString(directory.resolve("empty.cf"), "");
    }

    @ParameterizedTest
    @CsvSource({"hash, m.db", "btree, m.db", "cdb, m.cdb", "db185-hash, m.db", "db185-btree, m.db"})
    void changedByte_keepsTheOldMap(String type, String file) {
        Seeded.times(
                1,
                DAMAGES,
                random -> assertRefused(type, file, random, written -> {
                    int at = random.nextInt(written.length);
                    written[at] ^= (byte) (1 << random.nextInt(8));
                    return written;
                }));
    }

    @ParameterizedTest
    @CsvSource({"hash, m.db", "btree, m.db", "cdb, m.cdb", "db185-hash, m.db", "db185-btree, m.db"})
    void lostPage_keepsTheOldMap(String type, String file) {
        Seeded.times(
                1,
                DAMAGES,
                random -> assertRefused(type, file, random, written -> {
                    int page;
                    do {
                        page = random.nextInt(written.length / 4096);
                    } while (isEmpty(written, page));
                    Arrays.fill(written, page * 4096, (page + 1) * 4096, (byte) 0);
                    return written;
                }));
    }

    @ParameterizedTest
    @CsvSource({"hash, m.db", "btree, m.db", "cdb, m.cdb", "db185-hash, m.db", "db185-btree, m.db"})
    void shortWrite_keepsTheOldMap(String type, String file) {
        Seeded.times(
                1,
                DAMAGES,
                random -> assertRefused(
                        type, file, random, written -> Arrays.copyOf(written, random.nextInt(written.length))));
    }

    private static boolean isEmpty(byte[] content, int page) {
        byte[] zeros = new byte[4096];
        return Arrays.equals(content, page * 4096, (page + 1) * 4096, zeros, 0, 4096);
    }

    @FunctionalInterface
    private interface Damage {
        byte[] to(byte[] written);
    }

    private void assertRefused(String type, String file, Random random, Damage damage) {
        try {
            assertEquals("0", build(type, 1, 40, BuildProgress.NONE));
            byte[] old = Files.readAllBytes(directory.resolve(file));
            long[] first = new long[1];
            String ended = build(type, 2, 200 + random.nextInt(800), new AfterWriting(() -> {
                Path written = temporary();
                byte[] before = Files.readAllBytes(written);
                byte[] after = damage.to(before.clone());
                first[0] = Math.max(0, Arrays.mismatch(before, after)) / 4096 * 4096;
                if (after.length < before.length) {
                    first[0] = after.length;
                }
                Files.write(written, after);
            }));

            assertEquals(
                    "74makemap: close(" + directory.resolve("m")
                            + "): what was written reads back differently from byte " + first[0]
                            + " on: disk or memory is at fault; nothing was replaced\n",
                    ended);
            assertArrayEquals(old, Files.readAllBytes(directory.resolve(file)));
            assertEquals(List.of("empty.cf", file), names());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something when the text has been read and the map is written, but not yet read back. */
    private record AfterWriting(Action action) implements BuildProgress {
        @FunctionalInterface
        interface Action {
            void run() throws IOException;
        }

        @Override
        public void accept(long read) {}

        @Override
        public void close() {
            try {
                action.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String build(String type, int generation, int entries, BuildProgress progress) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries; i++) {
            text.append("from:user")
                    .append(i)
                    .append("@spam.example\tgeneration ")
                    .append(generation)
                    .append('\n');
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Makemap.run(
                List.of("-s", "-C", cf.toString(), type, directory.resolve("m").toString()),
                Channels.newChannel(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII))),
                OutputStream.nullOutputStream(),
                err,
                progress);
        return exit + err.toString(StandardCharsets.ISO_8859_1);
    }

    private Path temporary() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.toString().endsWith(".tollgate-new"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
