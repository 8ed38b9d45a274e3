package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of {@code audit} that names a document, given what is none. */
class AuditInputTest {
    private static final String MC = "OSTYPE(`linux')dnl\nMAILER(`smtp')dnl\n";

    @TempDir
    Path directory;

    private String mc() throws IOException {
        return Files.writeString(directory.resolve("site.mc"), MC).toString();
    }

    private static void refused(String name, String why, String... arguments) {
        Run run = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Run.of(arguments));
        assertEquals(66, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(name + ": " + why), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mc", "--cf", "--submit-mc", "--submit-cf", "--facts", "--baseline"})
    void whatHasNoEnd_isRefused(String option) throws IOException {
        String fifo = directory.resolve("fifo").toString();
        assertEquals(
                0, Native.run(directory, new byte[0], List.of("mkfifo", fifo)).exit());
        Path sparse = directory.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(5L << 30);
        }
        String mc = mc();
        for (String[] each : new String[][] {
            {"/dev/zero", "longer than 64 MB, too long for a configuration or a report"},
            {sparse.toString(), "longer than 64 MB, too long for a configuration or a report"},
            {fifo, "is a FIFO, and reading it may never end"},
            {"/proc/self/root" + fifo, "is a FIFO, and reading it may never end"},
            {directory.toString(), "Is a directory"},
            {directory.resolve("none").toString(), "No such file or directory"}
        }) {
            List<String> with = option.equals("--baseline") ? List.of("--mc", mc) : List.of();
            refused(
                    each[0],
                    each[1],
                    Stream.concat(Stream.of("audit", option, each[0]), with.stream())
                            .toArray(String[]::new));
        }
    }

    @Test
    void pipeOfTheShell_isRead() throws IOException {
        Path mc = Path.of(mc());
        Path old = Files.writeString(
                directory.resolve("old.json"),
                Run.of("audit", "--mc", mc.toString(), "--json").out());
        Run run = Run.with(Files.readString(old), "audit", "--mc", mc.toString(), "--baseline", "-");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.err().contains("0 new"), run.err());
    }

    @Test
    void wrongBaseline_stopsBeforeAnythingIsCorrected() throws IOException {
        Path mc = Files.writeString(
                directory.resolve("fixable.mc"),
                "OSTYPE(`linux')dnl\ndefine(`confMAX_MESSAGE_SIZE', `10M')dnl\nMAILER(`smtp')dnl\n");
        String before = Files.readString(mc);
        Run run = Run.of("audit", "--mc", mc.toString(), "--fix", "--baseline", mc.toString());
        assertEquals(65, run.exit(), run.err());
        assertEquals(before, Files.readString(mc));
        assertEquals(
                0,
                Run.of("audit", "--mc", mc.toString(), "--fix", "--fail-on", "never")
                        .exit());
        assertTrue(Files.readString(mc).contains("10485760"));
    }
}
