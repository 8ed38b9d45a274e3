package dev.tollgate.gui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.gui.document.DiskWatch.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTest {
    @TempDir
    Path folder;

    private final DiskWatch watch = new DiskWatch();

    private State look() {
        return watch.settle(watch.look());
    }

    @Test
    void eachChange_isToldOnce() throws IOException {
        Path file = folder.resolve("access");
        assertEquals(State.UNCHANGED, look());
        watch.expect(file, null);
        assertEquals(State.UNCHANGED, look());
        Files.writeString(file, "a OK\n");
        assertEquals(State.APPEARED, look());
        assertEquals(State.UNCHANGED, look());
        Files.writeString(file, "a OK\nb OK\n");
        assertEquals(State.CHANGED, look());
        assertEquals(State.UNCHANGED, look());
        Files.delete(file);
        assertEquals(State.DELETED, look());
        assertEquals(State.UNCHANGED, look());
        Files.writeString(file, "a OK\n");
        assertEquals(State.APPEARED, look());
        watch.expectNothing();
        Files.delete(file);
        assertEquals(State.UNCHANGED, look());
    }

    @Test
    void whatWasSeenBeforeTheFileWasWritten_isNoNews() throws IOException {
        Path file = Files.writeString(folder.resolve("access"), "a OK\n");
        watch.expect(file, FileStamp.of(file));
        Files.writeString(file, "a OK\nb OK\n");
        DiskWatch.Look outdated = watch.look();
        watch.expect(file, FileStamp.of(file));
        assertEquals(State.UNCHANGED, watch.settle(outdated));
        assertEquals(State.UNCHANGED, look());
    }
}
