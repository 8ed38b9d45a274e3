package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong with a build: it says so in a line, exits as sysexits.h asks, and leaves the old map alone. */
class BuildFailureTest {
    /** Root without the right to pass over permissions; it still reads its own class path. */
    private static final String PLAIN_ROOT = "exec setpriv --bounding-set=-dac_override,-dac_read_search ";

    @TempDir
    Path directory;

    private Path access;
    private Path map;
    private byte[] built;

    @BeforeEach
    void oldMap() throws IOException {
        access = directory.resolve("access");
        map = directory.resolve("access.db");
        Files.writeString(access, "Connect:192.0.2\tREJECT\n");
        assertEquals(0, Run.of("build", access.toString()).exit());
        built = Files.readAllBytes(map);
        Files.writeString(access, "Connect:192.0.2\tOK\n");
    }

    private void oldMapIsUntouched() throws IOException {
        assertArrayEquals(built, Files.readAllBytes(map));
    }

    /** The program in a process of its own, with mounts of its own, after the shell has run {@code preparation}. */
    private Run isolated(String preparation, String... arguments) {
        Oracle.requireRoot();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = preparation + " '" + java + "' -cp '" + System.getProperty("java.class.path")
                + "' dev.tollgate.cli.Tollgate '" + String.join("' '", arguments) + "'";
        Native.Result result = Native.run(directory, new byte[0], Oracle.UNSHARE, "-m", "sh", "-c", script);
        return new Run(result.exit(), result.outText(), result.errText());
    }

    @Test
    void missingFile_exits66() throws IOException {
        String name = directory.resolve("none").toString();
        assertEquals(
                new Run(66, "", "tollgate: " + name + ": No such file or directory\n"),
                Run.of("build", "-o", map.toString(), name));
        oldMapIsUntouched();
    }

    @Test
    void directoryAsFile_exits66() throws IOException {
        assertEquals(
                new Run(66, "", "tollgate: " + directory + ": Is a directory\ntollgate: name a file\n"),
                Run.of("build", "-o", map.toString(), directory.toString()));
        oldMapIsUntouched();
    }

    @Test
    void emptyFile_makesAnEmptyMap() throws IOException {
        Files.writeString(access, "");
        assertEquals(
                new Run(0, "", "tollgate: " + map + ": 0 entries (hash), read back and in place\n"),
                Run.of("build", access.toString()));
        assertEquals(new Run(0, "", ""), Run.of("dump", map.toString()));
    }

    @Test
    void directoryAsMap_exits74() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken.db"));
        assertEquals(
                new Run(74, "", """
                        tollgate: %s: cannot write: Is a directory
                        tollgate: %s is as it was before
                        """.formatted(taken, taken)),
                Run.of("build", "-o", taken.toString(), access.toString()));
    }

    @Test
    void missingDirectory_exits73() {
        Path nowhere = directory.resolve("nowhere/access.db");
        assertEquals(
                new Run(73, "", """
                        tollgate: %s: cannot write: No such file or directory
                        tollgate: %s is as it was before
                        """.formatted(nowhere, nowhere)),
                Run.of("build", "-o", nowhere.toString(), access.toString()));
    }

    @Test
    void unreadableFile_exits66() throws IOException {
        Run run = isolated("chmod 0 access; " + PLAIN_ROOT, "build", access.toString());
        assertEquals(new Run(66, "", "tollgate: " + access + ": Permission denied\n"), run);
        oldMapIsUntouched();
    }

    @Test
    void directoryWithoutWritePermission_exits77() throws IOException {
        Run run = isolated("chmod 0555 .; " + PLAIN_ROOT, "build", access.toString());
        Native.run(directory, new byte[0], Oracle.UNSHARE, "chmod", "0755", directory.toString());
        assertEquals(new Run(77, "", """
                        tollgate: %s: cannot write: Permission denied
                        tollgate: %s is as it was before
                        """.formatted(map, map)), run);
        oldMapIsUntouched();
    }

    @Test
    void noListOfMounts_mapWithoutHistory() throws IOException {
        Run run = isolated(
                "for list in mounts mountinfo; do mount --bind /dev/null /proc/$$/$list || exit 99; done; exec",
                "build",
                access.toString());
        assertEquals(new Run(0, "", """
                tollgate: the map is in place, but not in the history: %s: its file system is not among the mounted ones; \
                in a chroot, mount /proc and the folder's file system
                tollgate: %s: 1 entry (hash), read back and in place
                """.formatted(directory.resolve(".tollgate"), map)), run);
    }

    @Test
    void readOnlyFileSystem_exits73() throws IOException {
        Run run = isolated("mount --bind . . && mount -o remount,ro,bind .;", "build", access.toString());
        assertEquals(new Run(73, "", """
                        tollgate: %s: cannot write: Read-only file system
                        tollgate: %s is as it was before
                        """.formatted(map, map)), run);
        oldMapIsUntouched();
    }

    @Test
    void fullDisk_exits74AndLeavesTheOldMap() throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Path onDisk = disk.resolve("access.db");
        Run run = isolated(
                "mount -t tmpfs -o size=24k none disk && cp access.db disk/ && head -c 8192 /dev/zero > disk/fill;"
                        + " trap 'cmp access.db disk/access.db; ls disk' EXIT;",
                "build",
                "-o",
                onDisk.toString(),
                access.toString());
        assertEquals(new Run(74, "access.db\nfill\n", """
                        tollgate: %s: cannot write: No space left on device
                        tollgate: %s is as it was before
                        """.formatted(onDisk, onDisk)), run);
    }
}
