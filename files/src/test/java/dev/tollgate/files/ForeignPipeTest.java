package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FIFOs, which are waited for until somebody writes to them. */
class ForeignPipeTest {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);

    @TempDir
    Path directory;

    private Path fifo() {
        Native.run(directory, new byte[0], List.of("mkfifo", "fifo"));
        return directory.resolve("fifo");
    }

    @Test
    void aFifoThatTookAFilesPlace_isGivenUp() {
        Path fifo = fifo();
        assertThrows(FolderChangedException.class, () -> OpenInTime.open(fifo, READ, Duration.ofMillis(200)));
    }

    @Test
    void aFile_isOpened_andWhatIsNotThereIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        try (FileChannel channel = OpenInTime.open(file, READ)) {
            assertEquals(4, channel.size());
        }
        assertThrows(NoSuchFileException.class, () -> OpenInTime.open(directory.resolve("none"), READ));
    }

    @Test
    void anotherUsersFifo_isRefused_andTheCallersOwnIsNot() throws IOException {
        Oracle.requireRoot();
        Path fifo = fifo();
        ForeignPipe.refuse(fifo);
        Exchanger.own(fifo);
        UnsafePathException refused = assertThrows(UnsafePathException.class, () -> ForeignPipe.refuse(fifo));
        assertTrue(String.valueOf(refused.getReason()).contains("FIFO"));
    }
}
