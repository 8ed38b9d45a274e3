package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.files.failure.FileFailure;
import dev.tollgate.files.failure.FolderChangedException;
import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The kinds, of failures that the system itself gives where that is possible. */
class FileFailureTest {
    @TempDir
    Path directory;

    private static void assertKind(FileFailure expected, Executable fails) {
        IOException failure = assertThrows(IOException.class, fails);
        assertEquals(expected, FileFailure.of(failure), failure.toString());
    }

    @Test
    void kindsOfTheSystem() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertKind(FileFailure.MISSING, () -> Files.readString(directory.resolve("none")));
        assertKind(FileFailure.NOT_A_DIRECTORY, () -> Files.readString(file.resolve("below")));
        assertKind(FileFailure.NOT_A_DIRECTORY, () -> Files.newDirectoryStream(file));
        assertKind(FileFailure.IS_A_DIRECTORY, () -> FileChannel.open(directory, StandardOpenOption.WRITE));
        assertKind(FileFailure.NO_SPACE, () -> Files.writeString(Path.of("/dev/full"), "x"));
        assertKind(FileFailure.OTHER, () -> Files.createDirectory(file));
        // Not even root owns what /proc shows.
        assertKind(FileFailure.DENIED, () -> Files.delete(Path.of("/proc/version")));
    }

    @Test
    void kindsThatAreOurs() {
        Path file = directory.resolve("file");
        assertEquals(FileFailure.CHANGED, FileFailure.of(new ChangedMeanwhileException(file)));
        assertEquals(FileFailure.CHANGED, FileFailure.of(new FolderChangedException(file)));
        assertEquals(FileFailure.CHANGED, FileFailure.of(Renamed.of(new FolderChangedException(file), file)));
        assertEquals(FileFailure.UNSAFE, FileFailure.of(new UnsafePathException(file, "is a link")));
        assertEquals(
                FileFailure.READ_ONLY, FileFailure.of(new FileSystemException("/x", null, "Read-only file system")));
        assertEquals(FileFailure.NO_SPACE, FileFailure.of(new FileSystemException("/x", null, "Disk quota exceeded")));
    }
}
