package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows first, and sendmail's view of the result. */
class SampleMapTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void sampleBuiltAsTheReadmeShows_sendmailFindsEveryEntry() throws IOException {
        assertTrue(
                Files.readString(ROOT.resolve("README.md"))
                        .contains("./tollgate check samples/access && ./tollgate build -o access samples/access\n"),
                "the README's first command is another");
        Oracle.requireRoot();
        // A copy, so that the history is kept beside it and not beside the sample.
        Path sample = Files.copy(ROOT.resolve("samples/access"), directory.resolve("sample"));
        Path access = directory.resolve("access");
        Run check = Run.of("check", sample.toString());
        assertEquals(0, check.exit(), check.toString());
        Run build = Run.of("build", "-o", access.toString(), sample.toString());
        assertEquals(0, build.exit(), build.toString());

        Files.writeString(directory.resolve("service.switch"), "hosts\tfiles\n");
        Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost\n");
        Path cf = directory.resolve("test.cf");
        Files.writeString(
                cf, SendmailBt.cf(directory, SendmailBt.mc(directory, "", List.of())), StandardCharsets.ISO_8859_1);
        List<List<String>> expected = new ArrayList<>();
        List<List<String>> found = new ArrayList<>();
        try (SendmailBt sendmail = SendmailBt.start(cf)) {
            for (String line : Files.readAllLines(sample)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("\\s+", 2);
                    expected.add(List.of("map_lookup: access (" + parts[0] + ") returns " + parts[1] + " (0)"));
                    found.add(sendmail.ask("/map access", parts[0]).messages().stream()
                            .filter(message -> message.startsWith("map_lookup:"))
                            .toList());
                }
            }
        }
        assertEquals(expected, found);
        assertTrue(expected.size() > 150, "entries: " + expected.size());
    }
}
