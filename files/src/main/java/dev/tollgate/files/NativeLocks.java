package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The exclusive flock(2) locks of native makemap. Java's own locks are of the fcntl(2) kind and do not see them, but
 * Linux lists both in {@code /proc/locks}. On systems without that file no lock is ever seen.
 */
final class NativeLocks {
    private static final Path TABLE = Path.of("/proc/locks");

    private NativeLocks() {}

    /** Whether a process holds an exclusive flock on the file of {@code status}. */
    static boolean heldOn(FileStatus status) throws IOException {
        if (!Files.isReadable(TABLE)) {
            return false;
        }
        String inode = ":" + status.inode() + " ";
        for (String line : Files.readAllLines(TABLE)) {
            // A line is taken apart only when it may be the one: every build starts here.
            if (line.contains(inode) && isExclusive(line.trim().split("\\s+"), place(status))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExclusive(String[] fields, String place) {
        return fields.length >= 6 && fields[1].equals("FLOCK") && fields[3].equals("WRITE") && fields[5].equals(place);
    }

    private static String place(FileStatus status) {
        long device = status.device();
        long major = (device >>> 8 & 0xFFF) | (device >>> 32 & ~0xFFFL);
        long minor = (device & 0xFF) | (device >>> 12 & ~0xFFL);
        return "%02x:%02x:%d".formatted(major, minor, status.inode());
    }
}
