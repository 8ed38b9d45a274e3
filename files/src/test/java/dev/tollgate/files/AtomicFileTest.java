package dev.tollgate.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.files.AtomicFile.Announcement;
import dev.tollgate.files.failure.FileLockedException;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFileTest {
    @TempDir
    Path directory;

    Path target;

    @BeforeEach
    void name() {
        target = directory.resolve("access.db");
    }

    @ParameterizedTest
    @EnumSource(InstallStep.class)
    void diskFailingAtAnyStep_leavesOldOrNewAndNothingBeside(InstallStep step) throws IOException {
        Files.writeString(target, "old");

        IOException failure = assertThrows(IOException.class, () -> replace("new", failingAt(step)));

        assertEquals("disk on fire", failure.getMessage());
        String expected = step.compareTo(InstallStep.RENAMED) < 0 ? "old" : "new";
        assertEquals(expected, Files.readString(target));
        assertEquals(List.of("access.db"), names());
    }

    @ParameterizedTest
    @EnumSource(
            value = InstallStep.class,
            names = {"RENAMED", "ANNOUNCED"},
            mode = EnumSource.Mode.EXCLUDE)
    void diskFailingBeforeTheFirstFileIsThere_leavesNothing(InstallStep step) throws IOException {
        assertThrows(IOException.class, () -> replace("new", failingAt(step)));

        assertEquals(List.of(), names());
    }

    @Test
    void contentThatReadsBackWrong_isNotInstalled() throws IOException {
        Files.writeString(target, "old");

        assertThrows(IOException.class, () -> {
            try (AtomicFile file = AtomicFile.open(target, Placement.MAP, Contention.FAIL)) {
                file.write(channel -> channel.write(ByteBuffer.wrap(new byte[3])));
                file.commit(written -> {
                    throw new IOException(Files.size(written) + " zero bytes");
                });
            }
        });

        assertEquals("old", Files.readString(target));
        assertEquals(List.of("access.db"), names());
    }

    @ParameterizedTest
    @CsvSource({"022, rw-r-----", "000, rw-r-----", "077, rw-------", "027, rw-r-----"})
    void newMap_hasMode0640LessTheUmask(String umask, String expected) throws IOException {
        Native.Result result = InstallProcess.run(directory, "umask " + umask, "write", "access.db", "new");

        assertEquals(new Outcome(0, ""), Outcome.of(result));
        assertEquals(expected, mode());
    }

    @ParameterizedTest
    @CsvSource({"rw-------", "rw-rw-rw-", "rwxr-x--x", "r--------"})
    void replacedMap_passesItsModeOn(String mode) throws IOException {
        Files.writeString(target, "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));

        AtomicFile.write(target, bytes("new"), Placement.MAP, Contention.WAIT);

        assertEquals(mode, mode());
        assertEquals("new", Files.readString(target));
    }

    @Test
    void exactMode_goesBeforeOldMode() throws IOException {
        Files.writeString(target, "old");

        AtomicFile.write(
                target,
                bytes("new"),
                Placement.MAP.withMode(PosixFilePermissions.fromString("rw-r--r--")),
                Contention.WAIT);

        assertEquals("rw-r--r--", mode());
    }

    @Test
    void secret_isNeverOpenToOthers() throws IOException {
        Files.writeString(target, "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));

        replace("new", step -> {
            for (String name : names()) {
                if (!name.endsWith("lock")) {
                    assertEquals(
                            "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))));
                }
            }
        });
    }

    @Test
    void replacedMap_passesOwnerAndGroupOn() throws IOException {
        Oracle.requireRoot();
        Files.writeString(target, "old");
        Files.setAttribute(target, "unix:uid", 12345);
        Files.setAttribute(target, "unix:gid", 54321);

        AtomicFile.write(target, bytes("new"), Placement.MAP, Contention.WAIT);

        assertEquals(12345, Files.getAttribute(target, "unix:uid"));
        assertEquals(54321, Files.getAttribute(target, "unix:gid"));
    }

    @Test
    void symbolicLink_staysAndItsTargetIsReplaced() throws IOException {
        Path real = Files.createDirectory(directory.resolve("elsewhere")).resolve("real");
        Files.writeString(real, "old");
        Files.createSymbolicLink(target, real);

        AtomicFile.write(target, bytes("new"), Placement.TEXT, Contention.WAIT);

        assertTrue(Files.isSymbolicLink(target));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void leftoversOfKilledBuild_areRemovedByTheNext() throws IOException {
        for (String kind : List.of("new")) {
            Files.writeString(directory.resolve(".access.db." + UUID.randomUUID() + ".tollgate-" + kind), "partial");
        }
        Files.writeString(directory.resolve(".access.db.tollgate-lock"), "");
        Files.writeString(directory.resolve(".access.db.mine"), "not ours");
        Files.writeString(directory.resolve(".other.db." + UUID.randomUUID() + ".tollgate-new"), "another map's");

        AtomicFile.write(target, bytes("new"), Placement.MAP, Contention.WAIT);

        assertEquals(
                List.of(".access.db.mine", ".other.db", "access.db"),
                names().stream()
                        .map(name -> name.startsWith(".other") ? ".other.db" : name)
                        .toList());
    }

    @Test
    void fileOfYesterday_isAnnouncedNow() throws IOException {
        assertEquals(true, announcedAfter(Instant.now().minus(Duration.ofDays(1))));
    }

    @Test
    void fileOfThisSecond_isAnnouncedWithoutWaiting() throws IOException {
        assertEquals(true, announcedAfter(Instant.now()));
    }

    @Test
    void fileOfTheFuture_isAnnounced() throws IOException {
        assertEquals(true, announcedAfter(Instant.now().plus(Duration.ofDays(1))));
    }

    private boolean announcedAfter(Instant modified) throws IOException {
        Files.writeString(target, "old");
        Path openElsewhere = Files.createLink(directory.resolve("inode"), target);
        Files.setLastModifiedTime(target, FileTime.from(modified));
        long before = Files.getLastModifiedTime(target).to(TimeUnit.SECONDS);

        Announcement announcement = AtomicFile.write(target, bytes("new"), Placement.MAP, Contention.WAIT);

        assertEquals(Announcement.DONE, announcement);
        assertEquals("old", Files.readString(openElsewhere));
        return Files.getLastModifiedTime(openElsewhere).to(TimeUnit.SECONDS) > before;
    }

    @Test
    void firstFile_needsNoAnnouncement() throws IOException {
        assertEquals(Announcement.NOT_NEEDED, AtomicFile.write(target, bytes("new"), Placement.MAP, Contention.WAIT));
    }

    @Test
    void secondBuilderInThisProcess_isKeptOut() throws IOException {
        try (AtomicFile first = AtomicFile.open(target, Placement.MAP, Contention.FAIL)) {
            assertThrows(FileLockedException.class, () -> AtomicFile.open(target, Placement.MAP, Contention.FAIL));
            first.write(channel -> channel.write(ByteBuffer.wrap(bytes("first"))));
            first.commit(written -> {});
        }

        assertEquals("first", Files.readString(target));
        assertEquals(List.of("access.db"), names());
    }

    @Test
    void secondBuilderInAnotherProcess_isKeptOut() throws IOException {
        try (AtomicFile first = AtomicFile.open(target, Placement.MAP, Contention.FAIL)) {
            Native.Result second = InstallProcess.run(directory, ":", "try", "access.db", "second");

            assertEquals(new Outcome(75, "access.db: another process is rebuilding it\n"), Outcome.of(second));
            first.write(channel -> channel.write(ByteBuffer.wrap(bytes("first"))));
        }

        assertEquals(List.of(), names());
    }

    @Test
    void secondBuilderThatMayWait_comesAfterTheFirst() throws IOException, InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        Thread second = new Thread(() -> {
            waiting.countDown();
            try {
                AtomicFile.write(target, bytes("second"), Placement.MAP, Contention.WAIT);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try (AtomicFile first = AtomicFile.open(target, Placement.MAP, Contention.FAIL)) {
            second.start();
            waiting.await();
            Thread.sleep(60);
            first.write(channel -> channel.write(ByteBuffer.wrap(bytes("first"))));
            first.commit(written -> {});
            assertEquals("first", Files.readString(target));
        }
        second.join();

        assertEquals("second", Files.readString(target));
        assertEquals(List.of("access.db"), names());
    }

    @Test
    void lockOfNativeMakemap_keepsOut() throws IOException, InterruptedException {
        Files.writeString(target, "old");
        Process holder = new ProcessBuilder("flock", "access.db", "sh", "-c", "echo held; read end")
                .directory(directory.toFile())
                .start();
        try {
            assertEquals("held", holder.inputReader().readLine());
            assertThrows(FileLockedException.class, () -> AtomicFile.open(target, Placement.MAP, Contention.FAIL));
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }

        AtomicFile.open(target, Placement.MAP, Contention.FAIL).close();
    }

    @Test
    void fullDisk_leavesOldFile() throws IOException {
        Oracle.requireRoot();
        Path disk = Files.createDirectory(directory.resolve("disk"));

        Native.Result result = Native.run(
                directory,
                new byte[0],
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=64k tmpfs " + disk + " && echo old > disk/access.db && "
                                + InstallProcess.command("fill", "disk/access.db", "1000000")
                                + "; echo $?; ls -A disk; cat disk/access.db"));

        assertEquals("74\naccess.db\nold\n", result.outText());
        assertEquals("No space left on device\n", result.errText());
    }

    @Test
    void directoryThatMayNotBeWritten_isRefused() throws IOException {
        Oracle.requireRoot();
        Files.writeString(target, "old");
        Path disk = Files.createDirectory(directory.resolve("disk"));

        Native.Result result = Native.run(
                directory,
                new byte[0],
                List.of(
                        Oracle.UNSHARE.path().toString(),
                        "-m",
                        "sh",
                        "-c",
                        "mount --bind . " + disk + " && mount -o remount,bind,ro " + disk + " && "
                                + InstallProcess.command("write", "disk/access.db", "new")
                                + "; echo $?; cat disk/access.db"));

        assertEquals("74\nold", result.outText());
        assertTrue(result.errText().endsWith("Read-only file system\n"), result.errText());
    }

    private void replace(String content, StepProbe probe) throws IOException {
        try (AtomicFile file = AtomicFile.open(target, Placement.MAP, Contention.FAIL, probe)) {
            file.write(channel -> channel.write(ByteBuffer.wrap(bytes(content))));
            file.commit(written -> assertEquals(content, Files.readString(written)));
        }
    }

    private static StepProbe failingAt(InstallStep failing) {
        return step -> {
            if (step == failing) {
                throw new IOException("disk on fire");
            }
        };
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(target));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private record Outcome(int exit, String err) {
        static Outcome of(Native.Result result) {
            return new Outcome(result.exit(), result.errText());
        }
    }
}
