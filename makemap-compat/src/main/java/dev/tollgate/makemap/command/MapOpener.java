package dev.tollgate.makemap.command;

import dev.tollgate.files.FileStatus;
import dev.tollgate.files.failure.SystemReason;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.command.FileSafety.Missing;
import dev.tollgate.makemap.format.MapFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the file of a map and judges whether it may be opened, with the messages of libsmdb. */
final class MapOpener {
    private static final int MAX_PATH = 4096;
    private static final int SUFFIX_ROOM = 4;
    /** The type that stands for the first of the others that fits. */
    private static final String IMPLICIT = "implicit";

    private static final List<MapFormat> IMPLICIT_ORDER = List.of(MapFormat.DB_HASH, MapFormat.DB_BTREE);

    private final String program;
    private final FileSafety safety;

    MapOpener(String program, FileSafety safety) {
        this.program = program;
        this.safety = safety;
    }

    /** What the map is opened for. */
    enum Access {
        /** To read it. */
        READ,
        /** To make it anew. */
        REPLACE,
        /** To add to it; it must be there. */
        APPEND,
        /** To change single entries; it is made when it is missing. */
        EDIT
    }

    /**
     * Opens the map {@code name} of type {@code typeName}, both one char per byte.
     *
     * @throws CommandEnd with the message and exit code of a failed opening
     */
    MapFile open(String typeName, String name, Access access) throws CommandEnd {
        try {
            if (typeName.equals(IMPLICIT)) {
                return openFirst(name, access);
            }
            if (typeName.equals("dbm")) {
                throw new CommandEnd(Sysexits.CANTCREAT, program + ": Need to recompile with -DNDBM for dbm support\n");
            }
            Optional<MapFormat> type = MapFormat.named(typeName);
            if (type.isEmpty()) {
                throw new UnsafeFileException("Unknown database type");
            }
            return open(type.get(), name, access);
        } catch (UnsafeFileException e) {
            throw failed(typeName, name, e.reason());
        }
    }

    /** The end of the command after the map could not be opened. */
    CommandEnd failed(String typeName, String name, String reason) {
        return new CommandEnd(
                Sysexits.CANTCREAT,
                program + ": error opening type " + typeName + " map " + name + ": " + reason + "\n");
    }

    /**
     * Why no new file can be made beside a map that may itself be written. Native programs would write into the map, in
     * full view of its readers, so where permission is missing it is said what for.
     */
    static String reasonOfNoReplacement(IOException failure) {
        String reason = SystemReason.of(failure);
        return reason.equals(SystemReason.PERMISSION_DENIED)
                ? reason + ": a new file replaces the map, so its directory must be writable"
                : reason;
    }

    private MapFile openFirst(String name, Access access) throws UnsafeFileException {
        for (MapFormat type : IMPLICIT_ORDER) {
            try {
                return open(type, name, access);
            } catch (UnsafeFileException e) {
                boolean other = e.reason().equals(SystemReason.NO_SUCH_FILE)
                        || e.reason().equals(SystemReason.INVALID_ARGUMENT);
                if (!other) {
                    throw e;
                }
            }
        }
        throw new UnsafeFileException("Unknown database type");
    }

    private MapFile open(MapFormat type, String name, Access access) throws UnsafeFileException {
        if (name.length() + SUFFIX_ROOM > MAX_PATH) {
            throw new UnsafeFileException("Name too long");
        }
        String file = type.fileName(name);
        Missing missing = access == Access.REPLACE || access == Access.EDIT ? Missing.CREATED : Missing.FAILS;
        // libsmdb asks twice, for the map and for the lock on it, and each time the warnings are printed.
        safety.check(file, access == Access.READ ? FileSafety.READ : FileSafety.WRITE, missing);
        FileStatus status = safety.check(
                file, access == Access.READ ? FileSafety.READ : FileSafety.READ | FileSafety.WRITE, missing);
        Path path = Path.of(NativeText.wordOf(file));
        if (status == null) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeFileException("File exists");
            }
        } else if (access == Access.READ || access == Access.APPEND || access == Access.EDIT && !isEmpty(path)) {
            requireFormat(path, type);
        }
        return new MapFile(path, type);
    }

    private static boolean isEmpty(Path path) throws UnsafeFileException {
        try {
            return Files.size(path) == 0;
        } catch (IOException e) {
            throw new UnsafeFileException(SystemReason.of(e));
        }
    }

    private static void requireFormat(Path path, MapFormat type) throws UnsafeFileException {
        try {
            Optional<MapHeader> header = MapHeader.read(path);
            if (header.isEmpty() || header.get().format() != type) {
                throw new UnsafeFileException(SystemReason.INVALID_ARGUMENT);
            }
        } catch (IOException e) {
            throw new UnsafeFileException(SystemReason.of(e));
        }
    }
}
