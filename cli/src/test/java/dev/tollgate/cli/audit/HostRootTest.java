package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.audit.host.FileFact;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRootTest {
    @TempDir
    Path directory;

    @Test
    void whatIsNoFileOfText_isNotWaitedFor() throws IOException {
        Native.run(directory, new byte[0], List.of("mkfifo", "fifo"));
        Files.writeString(directory.resolve("file"), "text");
        HostRoot root = new HostRoot(directory);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(Optional.empty(), root.read("/fifo"));
            assertEquals(Optional.of("text"), root.read("/file"));
            assertEquals(Optional.empty(), new HostRoot(Path.of("/")).read("/proc/version"));
        });
    }

    @Test
    void fifoPutInTheFilesPlaceMeanwhile_isNotWaitedForAgainAndAgain() throws IOException, InterruptedException {
        Oracle.requireRoot();
        Path folder = Exchanger.ownFolder(directory.resolve("theirs"));
        Files.writeString(folder.resolve("file"), "text");
        Native.run(folder, new byte[0], List.of("mkfifo", "fifo"));
        HostRoot root = new HostRoot(directory);
        Process attacker = new ProcessBuilder("/usr/bin/python3", "-I", "-c", """
                import ctypes
                exchange = ctypes.CDLL(None).renameat2
                while exchange(-100, b'file', -100, b'fifo', 2) == 0:
                    pass
                """)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
                while (root.exchanged().isEmpty()) {
                    assertTrue(root.read("/theirs/file").orElse("text").equals("text"));
                }
                for (int i = 0; i < 1000; i++) {
                    assertTrue(root.read("/theirs/file").orElse("text").equals("text"));
                }
            });
            assertTrue(attacker.isAlive());
            assertEquals(Set.of("/theirs"), root.exchanged());
        } finally {
            attacker.destroyForcibly().waitFor();
        }
    }

    @Test
    void nameThatIsNotAscii_isFoundOrUnknownButNeverMissing() throws IOException {
        Native.run(
                directory,
                new byte[0],
                List.of("sh", "-c", "printf x > \"$(printf 'd\\303\\266')\"; printf y > \"$(printf '\\377')\""));
        HostRoot root = new HostRoot(directory);
        boolean utf8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        assertEquals(utf8 ? Optional.of("x") : Optional.empty(), root.read("/d\u00c3\u00b6"));
        assertEquals(utf8, root.look("/d\u00c3\u00b6").isPresent());
        assertEquals(Optional.empty(), root.look("/\u00ff"));
        assertEquals(Optional.of(false), root.look("/none").map(FileFact::exists));
        if (utf8) {
            assertTrue(
                    root.list("/", 9).contains("d\u00c3\u00b6"),
                    root.list("/", 9).toString());
        }
    }
}
