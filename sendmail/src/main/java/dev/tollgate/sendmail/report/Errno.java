package dev.tollgate.sendmail.report;

/** The C library's error numbers that reach sendmail's messages, with their texts; and sendmail's own above 255. */
public final class Errno {
    public static final int NONE = 0;
    public static final int ENOENT = 2;
    public static final int EIO = 5;
    public static final int EACCES = 13;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int ENAMETOOLONG = 36;
    public static final int EMSGSIZE = 90;
    public static final int EPROTONOSUPPORT = 93;
    public static final int ENOTCONN = 107;
    public static final int NO_SYMBOLIC_LINKS = 257;
    public static final int NO_HARD_LINKS = 258;
    public static final int REGULAR_FILES_ONLY = 259;
    public static final int WORLD_WRITABLE_DIRECTORY = 261;
    public static final int GROUP_WRITABLE_DIRECTORY = 262;
    public static final int WORLD_WRITABLE_FILE = 264;
    public static final int GROUP_WRITABLE_FILE = 265;
    /** What Berkeley DB leaves behind when a key is not there. */
    public static final int DB_NOTFOUND = -30988;

    private Errno() {}

    /** The text that a message ends with. */
    public static String text(int errno) {
        return switch (errno) {
            case 1 -> "Operation not permitted";
            case ENOENT -> "No such file or directory";
            case EIO -> "Input/output error";
            case EACCES -> "Permission denied";
            case ENOTDIR -> "Not a directory";
            case EISDIR -> "Is a directory";
            case EINVAL -> "Invalid argument";
            case 25 -> "Inappropriate ioctl for device";
            case ENAMETOOLONG -> "File name too long";
            case 40 -> "Too many levels of symbolic links";
            case EMSGSIZE -> "Message too long";
            case EPROTONOSUPPORT -> "Protocol not supported";
            case ENOTCONN -> "Transport endpoint is not connected";
            case 101 -> "Network is unreachable";
            case 111 -> "Connection refused";
            case NO_SYMBOLIC_LINKS -> "Symbolic links not allowed";
            case NO_HARD_LINKS -> "Hard links not allowed";
            case REGULAR_FILES_ONLY -> "Regular files only";
            case WORLD_WRITABLE_DIRECTORY -> "World writable directory";
            case GROUP_WRITABLE_DIRECTORY -> "Group writable directory";
            case WORLD_WRITABLE_FILE -> "World writable file";
            case GROUP_WRITABLE_FILE -> "Group writable file";
            default -> "Unknown error " + errno;
        };
    }
}
