package dev.tollgate.toolkit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFilesTest {
    @TempDir
    Path directory;

    @Test
    void filesOfTheKernel_areNotRead_underAnyName() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("list"), Path.of("/proc/self/environ"));
        for (Path file : new Path[] {Path.of("/proc/self/environ"), Path.of("/sys/kernel/mm/../notes"), link}) {
            FileSystemException refused = assertThrows(FileSystemException.class, () -> NamedFiles.text(file));
            assertEquals("is not a file on a disk", refused.getReason());
        }
    }

    @Test
    void aFileReachedThroughProc_isReadAsWhatItIs() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertEquals("text", NamedFiles.text(Path.of("/proc/self/root" + file)));
    }

    @Test
    void theHostItself_stillKnowsItsNameAndLoad() {
        LocalHost host = new LocalHost(null);
        assertTrue(!host.nodeName().isEmpty() && host.load() >= 0);
    }
}
