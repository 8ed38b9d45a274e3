package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.files.failure.UnsafePathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedFileTest {
    @TempDir
    Path directory;

    private Path victim;

    @BeforeEach
    void makeVictim() throws IOException {
        victim = Files.writeString(directory.resolve("victim"), "as it was");
    }

    @Test
    void aNewLog_isTheCallersAlone_andGrows() throws IOException {
        Path log = directory.resolve("log");
        AppendedFile.append(log, "one\n");
        AppendedFile.append(log, "two\n");
        assertEquals("one\ntwo\n", Files.readString(log));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
    }

    @Test
    void aLinkInItsPlace_isNotFollowed() throws IOException {
        Path log = Files.createSymbolicLink(directory.resolve("log"), victim);
        assertThrows(UnsafePathException.class, () -> AppendedFile.append(log, "text"));
        assertEquals("as it was", Files.readString(victim));
    }

    @Test
    void aSecondNameOfAnotherFile_isNotWrittenTo() throws IOException {
        Path log = Files.createLink(directory.resolve("log"), victim);
        assertThrows(UnsafePathException.class, () -> AppendedFile.append(log, "text"));
        assertEquals("as it was", Files.readString(victim));
    }
}
