package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that edit one file at once: no edit is lost. */
class EditsAtOnceTest {
    private static final int PROCESSES = Boolean.getBoolean("heavy") ? 8 : 4;
    private static final int EDITS = Boolean.getBoolean("heavy") ? 50 : 10;

    @TempDir
    Path directory;

    /** Sets entries of its own in a file, one call of the program each. */
    static final class Editor {
        public static void main(String[] arguments) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                Run.ok("set", arguments[0], "From:p" + arguments[1] + "." + i + ".example", "REJECT");
            }
        }
    }

    @Test
    void everyEntry_isInTheFile() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("access"), "");
        List<Process> editors = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int editor = 0; editor < PROCESSES; editor++) {
            editors.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Editor.class.getName(),
                            file.toString(),
                            String.valueOf(editor),
                            String.valueOf(EDITS))
                    .redirectErrorStream(true)
                    .start());
            for (int edit = 0; edit < EDITS; edit++) {
                expected.add("From:p" + editor + "." + edit + ".example\tREJECT");
            }
        }
        for (Process editor : editors) {
            String said = new String(editor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, editor.waitFor(), said);
        }
        assertEquals(expected, new TreeSet<>(Files.readAllLines(file)));
        assertEquals(PROCESSES * EDITS, Files.readAllLines(file).size());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
