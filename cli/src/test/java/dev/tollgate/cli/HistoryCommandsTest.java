package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history} and {@code restore} as typed. */
class HistoryCommandsTest {
    @TempDir
    private Path folder;

    private Path build(String text, String note) throws IOException {
        Path file = Files.writeString(folder.resolve("access"), text);
        Run.ok("build", "--note", note, file.toString());
        return file;
    }

    @Test
    void unknownFile_isSaidAndNothingIsCreated() throws IOException {
        Path file = Files.writeString(folder.resolve("access"), "");
        String said = "tollgate: " + file + ": has no history, because it was never built or saved in the editor\n"
                + "tollgate: 'tollgate build " + file + "' records the first revision\n";
        assertEquals(new Run(66, "", said), Run.of("history", file.toString()));
        assertEquals(new Run(66, "", said), Run.of("restore", "--revision", "1", file.toString()));
        assertFalse(Files.exists(folder.resolve(".tollgate")));
        build("To:a.example\tRELAY\n", "");
        Path other = folder.resolve("other");
        assertEquals(
                said.replace(file.toString(), other.toString()),
                Run.of("history", other.toString()).err());
    }

    @Test
    void revisions_areListedComparedAndPutBack() throws IOException {
        build("To:a.example\tRELAY\n", "the first");
        build("To:a.example\tRELAY\nTo:b.example\tRELAY\n", "b too");
        Path file = build("To:a.example\tRELAY\n", "");
        String list = Run.ok("history", file.toString());
        assertEquals(
                java.util.List.of("3 build ", "2 build b too", "1 build the first"),
                list.lines()
                        .map(line -> line.split("\t", -1))
                        .map(f -> f[0] + " " + f[2] + " " + (f.length > 5 ? f[5] : ""))
                        .toList());
        assertEquals(new Run(0, "", ""), Run.of("history", "--diff", "1:3", file.toString()));
        Run changed = Run.of("history", "--diff", "2", file.toString());
        assertEquals(1, changed.exit());
        assertEquals(
                java.util.List.of("-To:b.example\tRELAY"),
                changed.out().lines().filter(line -> line.matches("[-+]T.*")).toList());
        assertEquals(1, Run.of("history", "--diff", "9", file.toString()).exit());
        assertEquals(64, Run.of("history", "--diff", "x", file.toString()).exit());
        Files.writeString(file, "unsaved work\n");
        Run.ok("restore", "--revision", "2", file.toString());
        assertEquals("To:a.example\tRELAY\nTo:b.example\tRELAY\n", Files.readString(file));
        assertEquals("unsaved work\n", Run.ok("history", "--text", "4", file.toString()));
        assertEquals(
                "restore",
                Run.ok("history", file.toString())
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .split("\t")[2]);
    }
}
