package dev.tollgate.gui.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which window has which draft, and that what others put into the folder is not followed. */
class DraftOwnerTest {
    private static final String NAME = "/etc/mail/access";

    @TempDir
    Path drafts;

    private DraftOwner owner() {
        return new DraftOwner(drafts);
    }

    @Test
    void secondWindow_hasADraftOfItsOwnAndCallsTheFirst() throws IOException {
        DraftOwner first = owner();
        DraftOwner second = owner();
        first.claim(NAME, draft -> false);
        assertFalse(first.isShared());
        second.claim(NAME, draft -> false);
        assertTrue(second.isShared());
        assertEquals(List.of(NAME, NAME + "\0" + 2), List.of(first.draftName(), second.draftName()));
        assertFalse(first.isCalled());
        second.callOthers();
        assertTrue(first.isCalled());
        assertFalse(first.isCalled());
        assertFalse(second.isCalled());
        first.release();
        second.release();
        DraftOwner third = owner();
        third.claim(NAME, draft -> false);
        assertFalse(third.isShared());
        assertEquals(NAME, third.draftName());
        third.release();
        Path folder = drafts.resolve("windows");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void folderThatIsALink_isNotUsed() throws IOException {
        Path elsewhere = Files.createDirectory(drafts.resolve("elsewhere"));
        Files.createSymbolicLink(drafts.resolve("windows"), elsewhere);
        DraftOwner owner = owner();
        owner.claim(NAME, draft -> false);
        assertThrows(IOException.class, owner::callOthers);
        try (Stream<Path> made = Files.list(elsewhere)) {
            assertEquals(List.of(), made.toList());
        }
    }

    @Test
    void linkInTheFolder_isNotFollowed() throws IOException {
        Path victim = Files.writeString(drafts.resolve("victim"), "untouched");
        DraftOwner first = owner();
        first.claim(NAME, draft -> false);
        Path folder = drafts.resolve("windows");
        String lock;
        try (Stream<Path> files = Files.list(folder)) {
            lock = files.findFirst().orElseThrow().getFileName().toString();
        }
        String call = lock.substring(1, lock.indexOf(".tollgate-lock")) + ".call";
        Files.createSymbolicLink(folder.resolve(call), drafts.resolve("made"));
        DraftOwner second = owner();
        second.claim(NAME, draft -> false);
        assertThrows(IOException.class, second::callOthers);
        first.release();
        second.release();
        Files.createSymbolicLink(folder.resolve(lock), victim);
        first.claim(NAME, draft -> false);
        assertEquals("untouched", Files.readString(victim));
        assertFalse(Files.exists(drafts.resolve("made"), LinkOption.NOFOLLOW_LINKS));
        first.release();
    }
}
