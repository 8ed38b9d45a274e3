package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.BuildLock;
import dev.tollgate.files.Contention;
import dev.tollgate.files.Folder;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another program writes a file after a command has read it and before the command writes it: what that program wrote
 * stays, and the command gives up with 75.
 */
class ChangedMeanwhileTest {
    private static final int TEMPORARY = 75;
    private static final String MC = "OSTYPE(`debian')\nMAILER(`smtp')\n";
    private static final String THEIRS = "# written by an editor meanwhile\n";

    @TempDir
    static Path home;

    private static Slapd slapd;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException {
        Oracle.requireRoot();
        slapd = Slapd.alone(Files.createDirectories(home.resolve("slapd")), Slapd.BASE_ENTRY);
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    /** What {@code command} comes to if, while it waits for the lock of {@code file}, others do {@code change}. */
    private static Run meanwhile(Path file, Change change, String... command) throws IOException {
        CompletableFuture<Run> run = new CompletableFuture<>();
        Thread thread = new Thread(() -> run.complete(Run.of(command)));
        String name = file.getFileName().toString();
        try (Folder folder = Folder.above(file)) {
            BuildLock held = BuildLock.acquire(folder, name, Contention.FAIL);
            try (held) {
                thread.start();
                while (!isWaiting(thread)) {
                    assertTrue(thread.isAlive(), () -> "did not write: " + run.join());
                    Thread.onSpinWait();
                }
                change.make();
            }
        }
        return run.join();
    }

    private interface Change {
        void make() throws IOException;
    }

    private static boolean isWaiting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(BuildLock.class.getName()));
    }

    private String[] pull(Path file) {
        return List.of(
                        "ldap",
                        "pull",
                        "--url",
                        slapd.url(),
                        "--base",
                        Slapd.BASE,
                        "--cluster",
                        "mail",
                        "-o",
                        file.toString())
                .toArray(String[]::new);
    }

    private static String[] fix(Path mc) {
        return new String[] {"audit", "--fail-on", "never", "--mc", mc.toString(), "--fix"};
    }

    private static void assertTheirs(Run run, Path file) throws IOException {
        assertEquals(TEMPORARY, run.exit(), run.toString());
        assertTrue(run.err().contains("another program changed the file at the same moment"), run.err());
        assertEquals(THEIRS, Files.readString(file));
        try (var names = Files.list(file.getParent())) {
            assertEquals(List.of(file), names.toList());
        }
    }

    @Test
    void pulledText() throws IOException {
        Path file = directory.resolve("access");
        assertTheirs(meanwhile(file, () -> Files.writeString(file, THEIRS), pull(file)), file);
        Files.writeString(file, "From:a.example\tREJECT\n");
        assertTheirs(meanwhile(file, () -> Files.writeString(file, THEIRS), pull(file)), file);
        Files.writeString(file, "From:a.example\tREJECT\n");
        Path other = Files.writeString(home.resolve("other"), THEIRS);
        assertTheirs(
                meanwhile(file, () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING), pull(file)), file);
    }

    @Test
    void correctedMc() throws IOException {
        Path mc = Files.writeString(directory.resolve("sendmail.mc"), MC);
        assertTheirs(meanwhile(mc, () -> Files.writeString(mc, THEIRS), fix(mc)), mc);
        Files.writeString(mc, MC);
        Run undisturbed = meanwhile(mc, () -> {}, fix(mc));
        assertEquals(0, undisturbed.exit(), undisturbed.toString());
        assertTrue(Files.readString(mc).contains("confPRIVACY_FLAGS"), Files.readString(mc));
    }

    @Test
    void removedFile_isNotMadeAgain() throws IOException {
        Path mc = Files.writeString(directory.resolve("sendmail.mc"), MC);
        Run run = meanwhile(mc, () -> Files.delete(mc), fix(mc));
        assertEquals(TEMPORARY, run.exit(), run.toString());
        assertTrue(Files.notExists(mc));
    }
}
