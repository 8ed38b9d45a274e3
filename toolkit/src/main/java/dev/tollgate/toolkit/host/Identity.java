package dev.tollgate.toolkit.host;

import dev.tollgate.files.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who runs this process, as Linux tells it. */
record Identity(int uid, List<Integer> groups) {
    private static final int READABLE = 0400;
    private static final int SEARCHABLE = 0100;
    private static final int CLASS_BITS = 3;
    private static final int EFFECTIVE = 2;

    /** This process; {@code null} where the system does not tell. */
    static @Nullable Identity own() {
        int uid = -1;
        List<Integer> groups = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                String[] fields = line.split("\\s+");
                if (line.startsWith("Uid:")) {
                    uid = Integer.parseInt(fields[EFFECTIVE]);
                } else if (line.startsWith("Gid:")) {
                    groups.add(Integer.parseInt(fields[EFFECTIVE]));
                } else if (line.startsWith("Groups:")) {
                    for (int i = 1; i < fields.length; i++) {
                        groups.add(Integer.parseInt(fields[i]));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return null;
        }
        return uid < 0 ? null : new Identity(uid, List.copyOf(groups));
    }

    /** Whether a file's mode lets this user read; no exception is made for root. */
    boolean mayRead(FileStatus file) {
        return may(READABLE, file);
    }

    /** Whether a directory's mode lets this user look up names in it. */
    boolean maySearch(FileStatus directory) {
        return may(SEARCHABLE, directory);
    }

    private boolean may(int ownersBit, FileStatus file) {
        int bit = file.uid() == uid
                ? ownersBit
                : groups.contains(file.gid()) ? ownersBit >> CLASS_BITS : ownersBit >> 2 * CLASS_BITS;
        return (file.mode() & bit) != 0;
    }
}
