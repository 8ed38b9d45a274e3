package dev.tollgate.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another user who owns a folder and waits for new files in it: the moment one appears he exchanges its name for a
 * symbolic link to a file that is not his (renameat2(2), RENAME_EXCHANGE).
 */
public final class Exchanger implements AutoCloseable {
    /** The attacker's user and group id; nobody has it. */
    public static final int UID = 54345;

    private static final String SCRIPT = """
            import ctypes, os, struct, sys
            folder, ending, victim, way = sys.argv[1:]
            libc = ctypes.CDLL(None)
            bait = os.path.join(folder, 'bait').encode()
            if not os.path.lexists(bait):
                os.symlink(victim, bait)
            events = libc.inotify_init1(0)
            libc.inotify_add_watch(events, folder.encode(), 0x100)
            print('ready', flush=True)
            while True:
                data = os.read(events, 65536)
                at = 0
                while at < len(data):
                    length = struct.unpack_from('iIII', data, at)[3]
                    name = data[at + 16:at + 16 + length].rstrip(b'\\0')
                    at += 16 + length
                    if name.endswith(ending.encode()):
                        path = os.path.join(folder.encode(), name)
                        libc.renameat2(-100, path, -100, bait, 2)
                        while way == 'FLICKER' and libc.renameat2(-100, path, -100, bait, 2) == 0:
                            pass
            """;

    private final Process process;

    private Exchanger(Process process) {
        this.process = process;
    }

    /** What he does after the first exchange. */
    public enum Way {
        /** Leaves the link there. */
        HOLD,
        /** Exchanges the two again and again. */
        FLICKER
    }

    /** Starts to wait for names in {@code folder}, which is his, that end with {@code ending}. */
    public static Exchanger start(Path folder, String ending, Path victim, Way way) throws IOException {
        Process process = as(
                UID, "/usr/bin/python3", "-I", "-c", SCRIPT, folder.toString(), ending, victim.toString(), way.name());
        if (!"ready".equals(process.inputReader().readLine())) {
            throw new IOException("the attacker could not start; may others search the folders above " + folder + "?");
        }
        return new Exchanger(process);
    }

    private static Process as(int uid, String... command) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("setpriv", "--reuid", String.valueOf(uid), "--regid", String.valueOf(uid), "--clear-groups"));
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Makes {@code folder} the attacker's; everybody may reach it. */
    public static Path ownFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path above = folder.getParent();
                above != null && !Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE);
                above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return own(folder);
    }

    /** Makes {@code file} the attacker's. */
    public static Path own(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", UID, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", UID, LinkOption.NOFOLLOW_LINKS);
        return file;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
