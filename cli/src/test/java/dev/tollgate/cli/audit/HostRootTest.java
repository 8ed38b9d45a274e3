package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tollgate.testkit.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
}
