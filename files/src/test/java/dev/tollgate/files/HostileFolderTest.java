package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.files.failure.FileLockedException;
import dev.tollgate.files.failure.UnsafePathException;
import dev.tollgate.testkit.Exchanger;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders in which others stand in the way, and what a replaced file passes on. */
class HostileFolderTest {
    private static final int SOMEBODY = 54346;
    private static final int RUNS = Boolean.getBoolean("heavy") ? 20 : 2;
    private static final int KILLS = Boolean.getBoolean("heavy") ? 50 : 8;

    @TempDir
    Path directory;

    private Path target;

    @BeforeEach
    void name() throws IOException {
        target = Files.writeString(directory.resolve("access"), "old");
    }

    private void write() throws IOException {
        AtomicFile.write(target, "new".getBytes(StandardCharsets.ISO_8859_1), Placement.TEXT, Contention.FAIL);
    }

    @Test
    void fifoAsLock_isRefusedAtOnce() throws IOException {
        run("mkfifo", directory.resolve(".access.tollgate-lock").toString());
        FileLockedException refused = assertThrows(FileLockedException.class, this::write);
        assertTrue(refused.getReason().contains("not a regular file"), refused.getReason());
        assertEquals("old", Files.readString(target));
    }

    @Test
    void linkAsLock_isRefused() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "untouched");
        Files.createSymbolicLink(directory.resolve(".access.tollgate-lock"), victim);
        assertThrows(FileLockedException.class, this::write);
        assertEquals("untouched", Files.readString(victim));
    }

    @Test
    void lockOfAnotherUser_isRefusedAndNamed() throws IOException {
        Oracle.requireRoot();
        Path lock = Files.writeString(directory.resolve(".access.tollgate-lock"), "");
        Files.setAttribute(lock, "unix:uid", SOMEBODY);
        FileLockedException refused = assertThrows(FileLockedException.class, this::write);
        assertEquals(lock.toString(), refused.getFile());
    }

    @Test
    void waiting_isSaidAndEnds() throws IOException {
        List<String> said = new ArrayList<>();
        AtomicFile first = AtomicFile.open(target, Placement.TEXT, Contention.FAIL);
        try (first) {
            assertThrows(
                    FileLockedException.class,
                    () -> AtomicFile.open(target, Placement.TEXT, new Contention(Duration.ofMillis(1500), said::add)));
        }
        assertEquals(List.of(target + ": another process is rebuilding it; waiting"), said);
    }

    @Test
    void linkWhoseFileIsGone_staysAndIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));
        assertThrows(
                UnsafePathException.class, () -> AtomicFile.write(link, new byte[0], Placement.TEXT, Contention.FAIL));
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.exists(directory.resolve("gone"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void leftoverOfAnotherUser_isNotTouched() throws IOException {
        Oracle.requireRoot();
        Path foreign = Files.writeString(
                directory.resolve(".access.00000000-0000-0000-0000-000000000000.tollgate-new"), "theirs");
        Files.setAttribute(foreign, "unix:uid", SOMEBODY);
        write();
        assertEquals("theirs", Files.readString(foreign));
    }

    @Test
    void changeBetweenReadingAndWriting_isNoticed() throws IOException {
        try (AtomicFile file = AtomicFile.open(target, Placement.TEXT, Contention.FAIL)) {
            assertArrayEquals(
                    "old".getBytes(StandardCharsets.ISO_8859_1), file.read().orElseThrow());
            Files.writeString(target, "by another program");
            file.write("new".getBytes(StandardCharsets.ISO_8859_1));
            assertThrows(ChangedMeanwhileException.class, () -> file.commit(AtomicFile.Verification.BYTES));
        }
        assertEquals("by another program", Files.readString(target));
    }

    @Test
    void accessControlList_isCarriedOver() throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        run("setfacl", "-m", "u:" + SOMEBODY + ":r", target.toString());
        String before = acl();
        write();
        assertEquals("new", Files.readString(target));
        assertEquals(before, acl());
    }

    @Test
    void defaultListOfTheFolder_letsNobodyIn() throws IOException {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        run("setfacl", "-d", "-m", "u:" + SOMEBODY + ":r", directory.toString());
        String before = acl();
        write();
        assertEquals(before, acl());
    }

    private String acl() {
        return run("getfacl", "--omit-header", "--numeric", "--absolute-names", target.toString());
    }

    @Test
    void userAttributes_areCarriedOver() throws IOException {
        Files.getFileAttributeView(target, UserDefinedFileAttributeView.class)
                .write("origin", StandardCharsets.US_ASCII.encode("ticket 4711"));
        write();
        assertEquals("ticket 4711", run("getfattr", "-n", "user.origin", "--only-values", target.toString()));
    }

    /** A kernel without SELinux keeps the attribute as any other; a file system of our own says that there is SELinux. */
    @Test
    void securityContext_isCarriedOver() {
        Oracle.requireRoot();
        String context = "system_u:object_r:etc_mail_t:s0";
        run("setfattr", "-n", "security.selinux", "-v", context, target.toString());
        String selinux =
                "mount -t tmpfs none /sys/fs && mkdir /sys/fs/selinux && echo 1 >/sys/fs/selinux/enforce && exec ";
        for (String content : List.of("new", "newer")) {
            run("unshare", "-m", "sh", "-c", selinux + InstallProcess.command("write", target.toString(), content));
            String carried = run("getfattr", "-n", "security.selinux", "--only-values", target.toString());
            assertEquals(context, carried.replace("\0", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(Exchanger.Way.class)
    void callerWhoIsNotRoot_givesNothingAway(Exchanger.Way way) throws IOException {
        Oracle.requireRoot();
        Path folder = Exchanger.ownFolder(directory.resolve("exp"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = Exchanger.own(Files.writeString(folder.resolve("access"), "old"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path victim = Files.writeString(directory.resolve("victim"), "mine");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-------"));
        Files.setAttribute(victim, "unix:uid", SOMEBODY);
        Map<String, Object> before = Files.readAttributes(victim, "unix:mode,uid,gid,size,lastModifiedTime,ctime");
        for (int i = 0; i < RUNS; i++) {
            Exchanger attacker = Exchanger.start(folder, "tollgate-new", victim, way);
            try (attacker) {
                Native.run(
                        folder,
                        new byte[0],
                        List.of(
                                "sh",
                                "-c",
                                "setpriv --reuid " + SOMEBODY + " --regid " + SOMEBODY + " --clear-groups "
                                        + InstallProcess.command("write", file.toString(), "new")));
            }
            assertEquals(before, Files.readAttributes(victim, "unix:mode,uid,gid,size,lastModifiedTime,ctime"));
            assertEquals("mine", Files.readString(victim));
        }
    }

    @Test
    void killedWriter_leavesOldOrNewAndTheNextCleansUp() throws IOException, InterruptedException {
        for (int i = 0; i < KILLS; i++) {
            Process writer = new ProcessBuilder(
                            "sh", "-c", "exec " + InstallProcess.command("loop", target.toString(), "x"))
                    .start();
            assertEquals("writing", writer.inputReader().readLine());
            Thread.sleep(3L * i);
            writer.destroyForcibly();
            assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
            String found = Files.readString(target);
            assertTrue(found.equals("old") || found.equals("x".repeat(100_000)), found.length() + " bytes");
            Files.writeString(target, "old");
            write();
            Files.writeString(target, "old");
            try (Stream<Path> files = Files.list(directory)) {
                assertEquals(List.of(target), files.toList());
            }
        }
    }

    private String run(String... command) {
        Native.Result result = Native.run(directory, new byte[0], List.of(command));
        assertEquals(0, result.exit(), result.errText());
        return result.outText();
    }
}
