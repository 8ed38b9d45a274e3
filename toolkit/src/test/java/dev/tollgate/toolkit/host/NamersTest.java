package dev.tollgate.toolkit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.Caller;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can have written a configuration that root reads, on a host where others exchange files meanwhile. */
class NamersTest {
    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Oracle.requireRoot();
    }

    @Test
    void aConfigurationTakenAwaySinceItWasRead_isStillOfWhoMayWriteItsDirectory() throws IOException {
        Path theirs = Exchanger.ownFolder(directory.resolve("theirs"));
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), theirs);
        for (Path gone : new Path[] {theirs.resolve("sendmail.cf"), linked.resolve("sendmail.cf")}) {
            Namers namers = Namers.of(gone);
            assertFalse(namers.areTrusted(), gone.toString());
            assertTrue(namers.include(Exchanger.UID), gone.toString());
        }
    }

    @Test
    void theStickyBitOfAFile_keepsNobodyFromWritingIt() throws IOException {
        Path file = Files.writeString(directory.resolve("sendmail.cf"), "V10/Berkeley\n");
        Files.setAttribute(file, "unix:mode", 01646);
        assertFalse(Namers.of(file).areTrusted());
        Files.setAttribute(file, "unix:mode", 01644);
        assertTrue(Namers.of(file).areTrusted());
    }

    @Test
    void eachFolderOfAChainOfLinks_isAsked() throws IOException {
        Path theirs = Exchanger.ownFolder(directory.resolve("theirs"));
        Path real = Files.writeString(directory.resolve("sendmail.cf"), "V10/Berkeley\n");
        Path middle = Files.createSymbolicLink(theirs.resolve("middle"), real);
        Path first = Files.createSymbolicLink(directory.resolve("first"), middle);
        assertTrue(Namers.of(first).include(Exchanger.UID));
        assertTrue(Namers.of(real).areTrusted());
        Path folder = Files.createSymbolicLink(theirs.resolve("folder"), directory);
        Path there = Files.createSymbolicLink(directory.resolve("there"), folder);
        assertTrue(Namers.of(there.resolve("sendmail.cf")).include(Exchanger.UID));
        assertTrue(Namers.of(directory.resolve("there/../sendmail.cf")).include(Exchanger.UID));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0644, false, true",
        "0, 0, 0666, false, false",
        "0, 0, 01666, false, false",
        "0, 5, 01664, false, false",
        "0, 5, 0640, false, true",
        "0, 0, 0664, false, true",
        "0, 0, 0777, true, false",
        "0, 0, 01777, true, true",
        "0, 5, 01775, true, true",
        "7, 0, 0600, false, false"
    })
    void rootTrusts_whatRootAloneCanHaveWritten(int uid, int gid, String mode, boolean directory, boolean trusted) {
        boolean any = Caller.uid() != 0;
        assertEquals(
                any || trusted,
                Namers.TRUSTED
                        .with(uid, gid, Integer.parseInt(mode, 8), directory, () -> false)
                        .areTrusted());
    }

    @Test
    void whoAnAccessListLetsWrite_counts() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("listed"));
        Path file = Files.writeString(folder.resolve("sendmail.cf"), "V10/Berkeley\n");
        assertTrue(Namers.of(file).areTrusted());
        for (Path path : new Path[] {file, folder}) {
            list("-m", path);
            assertFalse(Namers.of(file).areTrusted(), path.toString());
            list("-x", path);
            assertTrue(Namers.of(file).areTrusted(), path.toString());
        }
    }

    private void list(String way, Path path) {
        String entry = "u:" + Exchanger.UID + (way.equals("-m") ? ":rwx" : "");
        Native.run(directory, new byte[0], List.of("setfacl", way, entry, path.toString()));
    }
}
