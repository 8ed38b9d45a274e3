package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffDecisionsTest {
    @TempDir
    Path directory;

    private String old;
    private String changed;

    @BeforeEach
    void files() throws IOException {
        old = directory.resolve("old").toString();
        changed = directory.resolve("new").toString();
        Files.writeString(Path.of(old), "Connect:192.0.2\tREJECT\nTo:a.example\tRELAY\n");
        Files.writeString(Path.of(changed), "To:a.example\tRELAY\nConnect:192.0.2\tOK\n");
    }

    @Test
    void netNoLongerRefused_isShownWithASession() {
        Run run = Run.of("diff", "--decisions", old, changed);
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().startsWith("connect:192.0.2: connect with client-name="), run.out());
        assertTrue(run.out().contains("\n- reject: 550 5.7.1 Access denied\n+ accept\n"), run.out());
    }

    @Test
    void map_isComparedLikeItsText() {
        Run build = Run.of("build", "--quiet", old);
        assertEquals(0, build.exit(), build.toString());
        assertEquals(new Run(0, "", ""), Run.of("diff", "--decisions", old + ".db", old));
        assertEquals(Run.of("diff", "--decisions", old, changed), Run.of("diff", "--decisions", old + ".db", changed));
    }

    @Test
    void otherOrder_makesNoDifference() throws IOException {
        Files.writeString(Path.of(changed), "# comment\nTo:a.example RELAY\nConnect:192.0.2 REJECT\n");
        assertEquals(new Run(0, "", ""), Run.of("diff", "--decisions", old, changed));
        assertEquals(new Run(0, "{\"decisions\":[]}\n", ""), Run.of("diff", "--decisions", "--json", old, changed));
    }

    @Test
    void json_factsCanBeAskedAgain() {
        Run run = Run.of("diff", "--decisions", "--json", old, changed);
        assertEquals(1, run.exit(), run.toString());
        int start = run.out().indexOf("\"facts\":") + "\"facts\":".length();
        String facts = run.out().substring(start, run.out().indexOf('}', start) + 1);
        Run before = Run.with(facts + "\n", "trace", "--batch", "connect", old);
        assertTrue(run.out().contains("\"old\":" + before.out().strip()), before.toString());
    }

    @Test
    void standardInputTwice_isRefused() {
        assertEquals(64, Run.of("diff", "-", "-").exit());
    }
}
