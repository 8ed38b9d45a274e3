package dev.tollgate.toolkit.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.store.environment.Store;
import dev.tollgate.store.history.PolicyHistory;
import dev.tollgate.store.history.Revision;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHistoryTest {
    private static final int SOMEBODY = 54345;
    private static final String STATE = "tollgate.state";

    @TempDir
    Path directory;

    private Path folder;
    private Path file;
    private Path state;

    @BeforeEach
    void name() throws IOException {
        folder = Files.createDirectory(directory.resolve("mail"));
        file = folder.resolve("access");
        state = directory.resolve("state");
        System.setProperty(STATE, state.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(STATE);
    }

    private void record(String text) throws IOException {
        FileHistory.of(file).record(text.getBytes(StandardCharsets.US_ASCII), Revision.Origin.BUILD, "", "");
    }

    private void giveFolderAway() throws IOException {
        Oracle.requireRoot();
        Files.setAttribute(folder, "unix:uid", SOMEBODY);
    }

    @Test
    void ownFolder_holdsItsHistory() throws IOException {
        assertFalse(FileHistory.of(file).exists());
        record("one");
        assertTrue(Files.isDirectory(folder.resolve(PolicyHistory.FOLDER)));
        assertFalse(Files.exists(state));
    }

    @Test
    void folderOfAnotherUser_holdsNoHistoryOfOurs() throws IOException {
        giveFolderAway();
        record("one");
        record("two");
        assertFalse(Files.exists(folder.resolve(PolicyHistory.FOLDER)));
        Path history = state.resolve("history");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
        FileHistory found = FileHistory.of(file);
        List<Revision> revisions = found.revisions();
        assertEquals(2, revisions.size());
        assertArrayEquals("two".getBytes(StandardCharsets.US_ASCII), found.text(revisions.get(0)));
    }

    @Test
    void historyThatAnEarlierReleaseKeptThere_isReadAndGoesOn() throws IOException {
        record("one");
        record("two");
        giveFolderAway();
        assertEquals(2, FileHistory.of(file).revisions().size());
        record("three");
        List<Revision> revisions = FileHistory.of(file).revisions();
        assertEquals(List.of(3, 2, 1), revisions.stream().map(Revision::number).toList());
        assertArrayEquals(
                "one".getBytes(StandardCharsets.US_ASCII), FileHistory.of(file).text(revisions.get(2)));
    }

    @Test
    void historyThatTheFoldersOwnerPutThere_isNotOpened() throws IOException {
        record("one");
        giveFolderAway();
        Files.setAttribute(folder.resolve(PolicyHistory.FOLDER), "unix:uid", SOMEBODY);
        assertFalse(FileHistory.of(file).exists());
        record("ours");
        assertEquals(1, FileHistory.of(file).revisions().size());
        try (PolicyHistory history = FileHistory.of(file).open(Store.Access.READ)) {
            assertEquals(1, history.revisions("access").size());
        }
    }
}
