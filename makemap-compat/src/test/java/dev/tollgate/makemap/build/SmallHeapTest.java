package dev.tollgate.makemap.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tollgate.makemap.command.CommandProcess;
import dev.tollgate.makemap.command.Makemap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build that has to put entries into a temporary file, on one processor, against one in plenty of memory. */
class SmallHeapTest {
    private static final int ENTRIES = 400_000;

    @TempDir
    Path directory;

    /**
     * The entries take more than the third of the heap that may be held in memory: 30 MB of records in hash and btree,
     * and for cdb 4.8 MB of an index that may have a sixth of it.
     */
    @ParameterizedTest
    @CsvSource({"hash,.db,64", "btree,.db,64", "cdb,.cdb,24"})
    void entriesBeyondTheMemoryAllowed_areSpilledAndGiveTheSameBytes(String type, String suffix, int heap)
            throws IOException, InterruptedException {
        byte[] text = text();
        Path large = directory.resolve("large" + suffix);
        int status;
        try (ReadableByteChannel in = Channels.newChannel(new ByteArrayInputStream(text))) {
            List<String> arguments = List.of("-C", "/dev/null", type, large.toString());
            status = Makemap.run(arguments, in, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }
        Process small = start(type, heap);
        feed(small, text);

        assertEquals(status, small.waitFor());
        assertEquals(
                ENTRIES / 1000,
                Files.readAllLines(directory.resolve("problems")).size());
        Files.delete(directory.resolve("problems"));
        assertEquals(-1, Files.mismatch(large, directory.resolve("small" + suffix)));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(2, files.count(), "a temporary file is left behind");
        }
    }

    private Process start(String type, int heap) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandProcess.class.getName(),
                        "makemap",
                        "-C",
                        "/dev/null",
                        type,
                        "small")
                .directory(directory.toFile())
                .redirectError(directory.resolve("problems").toFile())
                .start();
    }

    /** Gives {@code builder} all but the end of {@code text}, waits until it has a temporary file, and gives the rest. */
    private static void feed(Process builder, byte[] text) throws IOException, InterruptedException {
        try (OutputStream in = builder.getOutputStream()) {
            in.write(text, 0, text.length - 1);
            in.flush();
            Instant end = Instant.now().plus(Duration.ofMinutes(2));
            while (!hasSpilled(builder)) {
                if (Instant.now().isAfter(end)) {
                    builder.destroyForcibly();
                    fail("all entries were held in memory");
                }
                Thread.sleep(10);
            }
            in.write(text, text.length - 1, 1);
        }
    }

    /** The temporary file has no name any more once it is open, but the kernel knows the one it had. */
    private static boolean hasSpilled(Process builder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + builder.pid() + "/fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().endsWith(".spill (deleted)");
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            });
        }
    }

    /** Some keys twice, so that the losers are looked for in the temporary file as well. */
    private static byte[] text() {
        StringBuilder text = new StringBuilder(24 << 20);
        for (int i = 0; i < ENTRIES; i++) {
            text.append("connect:host").append(i - i % 1000 / 999 * 500).append(".dialup.example.net");
            text.append("\tERROR:5.7.1:550 no ").append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
