package dev.tollgate.audit.host;

import java.util.Optional;

/**
 * What lstat says of a path, and of some files their text.
 *
 * @param path absolute
 * @param kind what is there
 * @param mode the permission bits, 07777
 * @param uid the owner's number
 * @param gid the group's number
 * @param links how many names the file has
 * @param modified when it was changed last, in seconds since 1970
 * @param target where a symbolic link points
 * @param aclWriters whether an access list lets a further user or group write
 * @param text the text, of files that an audit reads; one char is one byte
 */
public record FileFact(
        String path,
        Kind kind,
        int mode,
        int uid,
        int gid,
        int links,
        long modified,
        Optional<String> target,
        boolean aclWriters,
        Optional<String> text) {
    /** What a path is. */
    public enum Kind {
        FILE('-'),
        DIRECTORY('d'),
        LINK('l'),
        PIPE('p'),
        SOCKET('s'),
        DEVICE('c'),
        /** Nothing is there. */
        MISSING('?');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** The letter that ls shows. */
        public char letter() {
            return letter;
        }
    }

    /** Nothing at {@code path}. */
    public static FileFact missing(String path) {
        return new FileFact(path, Kind.MISSING, 0, 0, 0, 0, 0, Optional.empty(), false, Optional.empty());
    }

    /** Whether this is a regular file. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Whether something is there. */
    public boolean exists() {
        return kind != Kind.MISSING;
    }

    /** Whether one of the permission bits {@code bits} is set. */
    public boolean allows(int bits) {
        return (mode & bits) != 0;
    }

    /** Whether the group or others may write. */
    public boolean othersWrite() {
        return allows(022);
    }

    /** The mode as people write it, as in 0644. */
    public String modeText() {
        return String.format("%04o", mode);
    }
}
