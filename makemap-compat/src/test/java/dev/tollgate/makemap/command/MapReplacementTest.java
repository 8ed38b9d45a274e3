package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps that are replaced while their builder is killed, and while sendmail answers from them. */
class MapReplacementTest {
    private static final int KILLS = Seeded.heavy() ? 70 : 7;
    private static final int REPLACEMENTS = Seeded.heavy() ? 300 : 30;

    @TempDir
    Path directory;

    private Path cf;

    @BeforeEach
    void configure() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        cf = Files.writeString(directory.resolve("empty.cf"), "");
    }

    @ParameterizedTest
    @CsvSource({"hash, m.db", "btree, m.db", "cdb, m.cdb"})
    void builderKilledAtAnyMoment_leavesOldMapOrNew(String type, String file) throws IOException, InterruptedException {
        Random random = new Random(1);
        int generation = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            int finished = killedAfter(type, generation, random.nextInt(60));
            int found = generationIn(directory.resolve(file));
            assertTrue(found == finished || found == finished + 1, "finished " + finished + ", found " + found);
            generation = found + 1;
            build(type, generation);
            assertEquals(generation, generationIn(directory.resolve(file)));
            assertEquals(Set.of("empty.cf", file), names());
            generation++;
        }
    }

    /** Starts a builder, kills it some time after its first map, and tells which generation it finished last. */
    private int killedAfter(String type, int first, int milliseconds) throws IOException, InterruptedException {
        Process builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessMakemap.class.getName(),
                        cf.toString(),
                        type,
                        directory.resolve("m").toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = builder.inputReader()) {
            int last = Integer.parseInt(said.readLine());
            Thread.sleep(milliseconds);
            // Process.destroyForcibly would close the stream that is still to be read.
            builder.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = Integer.parseInt(line);
            }
            builder.waitFor();
            return last;
        }
    }

    private static int generationIn(Path map) throws IOException {
        Set<String> values = new TreeSet<>();
        int[] entries = new int[1];
        try (MapReader reader = MapFiles.open(map)) {
            reader.forEach((key, value) -> {
                values.add(new String(value, StandardCharsets.ISO_8859_1));
                entries[0]++;
            });
        }
        assertEquals(1, values.size(), () -> "values of several generations: " + values);
        int generation = Integer.parseInt(values.iterator().next().substring("generation ".length()));
        assertEquals(EndlessMakemap.ENTRIES + generation % 7 * 500, entries[0]);
        return generation;
    }

    private void build(String type, int generation) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Makemap.run(
                List.of("-C", cf.toString(), type, directory.resolve("m").toString()),
                Channels.newChannel(new ByteArrayInputStream(EndlessMakemap.text(generation))),
                OutputStream.nullOutputStream(),
                err);
        assertEquals("0", exit + err.toString(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"hash", "btree"})
    void sendmailAnsweringDuringReplacements_isNeverWrongAndSeesEachNewMap(String type)
            throws IOException, InterruptedException {
        Oracle.requireRoot();
        build(type, 1);
        AtomicInteger installed = new AtomicInteger(1);
        try (MapSession session = MapSession.open(directory, type, directory.resolve("m"))) {
            // Between its own stat and fstat of a map that it opens, sendmail takes any replacement for an attack and
            // defers the mail (status 75). So it has the map open, and time to reopen it, before the next one comes.
            assertEquals(1, session.generationOf("key0"));
            Thread builder = new Thread(() -> {
                for (int generation = 2; generation <= REPLACEMENTS; generation++) {
                    build(type, generation);
                    installed.set(generation);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            });
            builder.start();
            int seen = 0;
            int questions = 0;
            while (builder.isAlive() || seen < REPLACEMENTS) {
                int before = installed.get();
                int generation = session.generationOf("key" + questions++ % EndlessMakemap.ENTRIES);
                int after = installed.get();
                assertTrue(generation >= seen, "went back from " + seen + " to " + generation);
                assertTrue(
                        generation >= before && generation <= after + 1,
                        "installed " + before + " to " + after + ", answered " + generation);
                seen = generation;
            }
            builder.join();
            assertTrue(questions > REPLACEMENTS, questions + " questions");
        }
    }

    @ParameterizedTest
    @CsvSource({"hash", "btree"})
    void sendmailWithTheOldMapOpen_seesTheNewOneAtItsNextLookup(String type) throws IOException {
        Oracle.requireRoot();
        build(type, 1);
        try (MapSession session = MapSession.open(directory, type, directory.resolve("m"))) {
            for (int generation = 2; generation < 8; generation++) {
                assertEquals(generation - 1, session.generationOf("key7"));
                build(type, generation);
                long start = System.nanoTime();
                assertEquals(generation, session.generationOf("key7"));
                assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
            }
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names;
        }
    }

    /** A long-lived {@code sendmail -bt} with one map. */
    private static final class MapSession implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;

        private MapSession(Process process) {
            this.process = process;
            this.out = process.inputReader(StandardCharsets.ISO_8859_1);
        }

        static MapSession open(Path directory, String type, Path map) throws IOException {
            Path cf = Files.writeString(
                    directory.resolve("bt.cf"),
                    "V10/Berkeley\nKaccess " + type + " " + map + "\nO QueueDirectory=" + directory
                            + "\nMlocal, P=/bin/true, A=true\nMprog, P=/bin/true, A=true\nScanonify=3\nSparse=0\n");
            return new MapSession(new ProcessBuilder(
                            Oracle.UNSHARE.path().toString(),
                            "-u",
                            "sh",
                            "-c",
                            "hostname mail.example.com; exec " + Oracle.SENDMAIL.path() + " -C " + cf + " -bt")
                    .redirectErrorStream(true)
                    .start());
        }

        /** The generation that sendmail's answer names. */
        int generationOf(String key) {
            try {
                process.getOutputStream().write(("/map access " + key + "\n").getBytes(StandardCharsets.ISO_8859_1));
                process.getOutputStream().flush();
                String line = out.readLine();
                while (line != null && !line.contains("map_lookup: access (" + key + ")")) {
                    line = out.readLine();
                }
                assertNotEquals(null, line, "sendmail has ended");
                String value = line.replaceFirst(".*returns generation (\\d+) \\(0\\)", "$1");
                assertTrue(value.matches("\\d+"), line);
                return Integer.parseInt(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
