package dev.tollgate.makemap.command;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who runs the command.
 *
 * @param uid the user id
 * @param gid the primary group id
 * @param groups the ids of all groups that name the user as a member
 */
record ProcessIdentity(int uid, int gid, Set<Integer> groups) {
    private static final Path GROUPS = Path.of("/etc/group");

    /** The user of this process. */
    static ProcessIdentity current() {
        UnixSystem system = new UnixSystem();
        return new ProcessIdentity((int) system.getUid(), (int) system.getGid(), groupsOf(system.getUsername()));
    }

    boolean isRoot() {
        return uid == 0;
    }

    private static Set<Integer> groupsOf(String user) {
        Set<Integer> groups = new HashSet<>();
        try {
            for (String line : Files.readAllLines(GROUPS, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":", -1);
                if (fields.length >= 4
                        && fields[2].matches("\\d{1,9}")
                        && List.of(fields[3].split(",")).contains(user)) {
                    groups.add(Integer.parseInt(fields[2]));
                }
            }
        } catch (IOException e) {
            // Without the group table there are no members, as for getgrgid(3).
            return Set.of();
        }
        return Set.copyOf(groups);
    }
}
