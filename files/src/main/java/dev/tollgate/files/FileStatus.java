package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What stat(2) says of a file.
 *
 * @param device the device number as the kernel packs it
 * @param inode the inode number
 * @param mode file type and permission bits
 * @param links the number of names
 * @param uid the owner
 * @param gid the group
 */
public record FileStatus(long device, long inode, int mode, int links, int uid, int gid) {
    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;
    private static final int SYMBOLIC_LINK = 0120000;

    /** The status of {@code path}, or with {@link LinkOption#NOFOLLOW_LINKS} of the link itself. */
    public static FileStatus of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> status = Files.readAttributes(path, "unix:dev,ino,mode,nlink,uid,gid", options);
        return new FileStatus(
                number(status, "dev"),
                number(status, "ino"),
                (int) number(status, "mode"),
                (int) number(status, "nlink"),
                (int) number(status, "uid"),
                (int) number(status, "gid"));
    }

    private static long number(Map<String, Object> status, String name) {
        return status.get(name) instanceof Number value ? value.longValue() : 0;
    }

    /** Whether it is a regular file. */
    public boolean isRegular() {
        return (mode & TYPE_MASK) == REGULAR;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return (mode & TYPE_MASK) == SYMBOLIC_LINK;
    }
}
