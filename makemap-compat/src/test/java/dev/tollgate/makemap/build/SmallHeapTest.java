package dev.tollgate.makemap.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.makemap.command.Makemap;
import dev.tollgate.testkit.Native;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** makemap in a process of its own, reading standard input. */
    public static final class Main {
        private Main() {}

        /** Runs makemap with {@code arguments}. */
        public static void main(String[] arguments) {
            System.exit(Makemap.run(List.of(arguments), Channels.newChannel(System.in), System.out, System.err));
        }
    }

    /**
     * The entries take more than the third of the heap that may be held in memory: 30 MB of records in hash and btree,
     * and for cdb 4.8 MB of an index that may have a sixth of it.
     */
    @ParameterizedTest
    @CsvSource({"hash,.db,64", "btree,.db,64", "cdb,.cdb,24"})
    void entriesBeyondTheMemoryAllowed_sameBytes(String type, String suffix, int heap) throws IOException {
        byte[] text = text();
        Path large = directory.resolve("large" + suffix);
        int status;
        try (ReadableByteChannel in = Channels.newChannel(new ByteArrayInputStream(text))) {
            List<String> arguments = List.of("-C", "/dev/null", type, large.toString());
            status = Makemap.run(arguments, in, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        }
        Native.Result small = Native.run(
                directory,
                text,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "-C",
                        "/dev/null",
                        type,
                        "small"));
        assertEquals(status, small.exit());
        assertEquals(ENTRIES / 1000, small.errText().lines().count());
        assertEquals(-1, Files.mismatch(large, directory.resolve("small" + suffix)));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(2, files.count(), "a temporary file is left behind");
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
