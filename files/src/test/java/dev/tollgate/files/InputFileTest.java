package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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

/** Input in the folders of others, and FIFOs, which are waited for until somebody writes to them. */
class InputFileTest {
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> READ_AND_WRITE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

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
        try (FileChannel writer = FileChannel.open(fifo, READ_AND_WRITE);
                FileChannel reader = InputFile.open(fifo)) {
            writer.write(ByteBuffer.wrap(new byte[] {'x'}));
            assertEquals(1, reader.read(ByteBuffer.allocate(8)));
        }
        Exchanger.own(fifo);
        UnsafePathException refused = assertThrows(UnsafePathException.class, () -> InputFile.open(fifo));
        assertTrue(String.valueOf(refused.getReason()).contains("FIFO"));
    }

    @Test
    void whatTookAFilesPlace_isNotRead() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        FileStatus seen = FileStatus.of(file);
        assertEquals("text", new String(InputFile.bytes(file), StandardCharsets.UTF_8));
        Files.move(file, directory.resolve("before"));
        Files.writeString(file, "other");
        assertThrows(FolderChangedException.class, () -> InputFile.open(file, seen));
        Files.delete(file);
        Path fifo = fifo();
        // Who opens it does not wait, but who reads it would.
        try (FileChannel writer = FileChannel.open(fifo, READ_AND_WRITE)) {
            Files.createSymbolicLink(file, fifo);
            assertThrows(FolderChangedException.class, () -> InputFile.open(file, seen));
            assertTrue(writer.isOpen());
        }
    }

    @Test
    void linkToAFileOfTheKernel_isRefused_andOneToADeviceIsNot() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("/proc/self/maps"));
        UnsafePathException refused = assertThrows(UnsafePathException.class, () -> InputFile.bytes(link));
        assertTrue(String.valueOf(refused.getReason()).contains("kernel"));
        Files.delete(link);
        Path empty = Files.createSymbolicLink(directory.resolve("empty"), Path.of("/dev/null"));
        assertEquals(0, InputFile.bytes(empty).length);
        Files.delete(empty);
        FileSystemException folder = assertThrows(FileSystemException.class, () -> InputFile.bytes(directory));
        assertEquals("Is a directory", folder.getReason());
    }

    @Test
    void whatIsOpenAlready_isReadByItsNumber() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        try (FileChannel channel = FileChannel.open(file, READ)) {
            Path name = Descriptors.name(channel).orElseThrow();
            assertTrue(InputFile.isOpen(name));
            Files.delete(file);
            assertEquals("text", new String(InputFile.bytes(name), StandardCharsets.UTF_8));
        }
        assertFalse(InputFile.isOpen(Path.of("/dev/shm/fifo")));
    }
}
