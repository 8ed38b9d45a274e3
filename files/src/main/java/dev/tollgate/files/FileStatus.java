package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
 * @param size the length in bytes
 * @param modified when the content was changed last
 * @param changed when content, owner, mode or names were changed last, which nobody can set back
 */
public record FileStatus(
        long device,
        long inode,
        int mode,
        int links,
        int uid,
        int gid,
        long size,
        FileTime modified,
        FileTime changed) {
    private static final String ATTRIBUTES = "unix:dev,ino,mode,nlink,uid,gid,size,lastModifiedTime,ctime";
    private static final FileTime NEVER = FileTime.fromMillis(0);
    private static final int TYPE_MASK = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int PIPE = 0010000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int GROUP_OR_OTHERS = 0077;
    private static final int GROUP_OR_OTHERS_WRITE = 0022;

    /** The status of {@code path}, or with {@link LinkOption#NOFOLLOW_LINKS} of the link itself. */
    public static FileStatus of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> status = Files.readAttributes(path, ATTRIBUTES, options);
        return new FileStatus(
                number(status, "dev"),
                number(status, "ino"),
                (int) number(status, "mode"),
                (int) number(status, "nlink"),
                (int) number(status, "uid"),
                (int) number(status, "gid"),
                number(status, "size"),
                time(status, "lastModifiedTime"),
                time(status, "ctime"));
    }

    private static long number(Map<String, Object> status, String name) {
        return status.get(name) instanceof Number value ? value.longValue() : 0;
    }

    private static FileTime time(Map<String, Object> status, String name) {
        return status.get(name) instanceof FileTime value ? value : NEVER;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return (mode & TYPE_MASK) == DIRECTORY;
    }

    /** Whether it is a regular file. */
    public boolean isRegular() {
        return (mode & TYPE_MASK) == REGULAR;
    }

    /** Whether it is a FIFO, which is waited for until somebody writes to it. */
    public boolean isPipe() {
        return (mode & TYPE_MASK) == PIPE;
    }

    /** Whether it is a device, which only root makes. */
    public boolean isDevice() {
        int type = mode & TYPE_MASK;
        return type == CHARACTER_DEVICE || type == BLOCK_DEVICE;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return (mode & TYPE_MASK) == SYMBOLIC_LINK;
    }

    /** Whether group or others have any right to it. */
    public boolean isOpenToOthers() {
        return (mode & GROUP_OR_OTHERS) != 0;
    }

    /** Whether nobody but the caller and root may write to it; of a directory: change the names in it. */
    public boolean isSafeFromOthers() {
        return Caller.trusts(uid) && (mode & GROUP_OR_OTHERS_WRITE) == 0;
    }

    /** Whether {@code other} is the same file, whatever has become of it. */
    public boolean isSameFile(FileStatus other) {
        return device == other.device && inode == other.inode;
    }

    /** Whether {@code other} is the same file with the same content, as far as its size and times tell. */
    public boolean isUnchanged(FileStatus other) {
        return isSameFile(other)
                && size == other.size
                && modified.equals(other.modified)
                && changed.equals(other.changed);
    }
}
