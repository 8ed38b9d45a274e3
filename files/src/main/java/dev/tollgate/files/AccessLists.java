package dev.tollgate.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * POSIX access control lists. Java reads and writes none, so the programs of the package acl do, with the open files as
 * their arguments. Where they are not installed, files are taken to have no list.
 *
 * <p>With a list the mode's group bits are its mask: as the bits of a file without one they would let in the group.
 */
final class AccessLists {
    private static final Path GET = Path.of("/usr/bin/getfacl");
    private static final Path SET = Path.of("/usr/bin/setfacl");
    private static final Path SELF = Path.of("/proc/self");
    private static final String OWNING_GROUP = "group::";

    private AccessLists() {}

    /** The lists of {@code files} as getfacl writes them; an empty one for a file without. */
    static List<String> of(OpenFile... files) throws IOException {
        List<String> names = new ArrayList<>();
        for (OpenFile file : files) {
            names.add(FilePrograms.argument(file));
        }
        return named(names);
    }

    /** The list of the file or directory {@code path}, which is absolute; empty without one. */
    static String of(Path path) throws IOException {
        return named(List.of(path.toString())).get(0);
    }

    private static List<String> named(List<String> names) throws IOException {
        List<String> none = Collections.nCopies(names.size(), "");
        if (!Files.isExecutable(GET) || !Files.isDirectory(SELF)) {
            return none;
        }
        List<String> command =
                new ArrayList<>(List.of(GET.toString(), "--omit-header", "--absolute-names", "--numeric"));
        command.addAll(names);
        String answer = FilePrograms.run(command, "").orElse("");
        // Each file's list ends with an empty line.
        List<String> lists = List.of(answer.strip().split("\n\n"));
        return lists.size() == names.size()
                ? lists.stream().map(list -> isExtended(list) ? list : "").toList()
                : none;
    }

    private static boolean isExtended(String list) {
        return list.lines().anyMatch(line -> line.startsWith("mask:"));
    }

    /** Gives {@code file} just the list {@code list}; whether that worked. */
    static boolean give(OpenFile file, String list) throws IOException {
        FilePrograms.run(List.of(SET.toString(), "--set-file=-", FilePrograms.argument(file)), list + "\n");
        return sameEntries(of(file).get(0), list);
    }

    /** Takes the list from {@code file}; whether that worked. */
    static boolean remove(OpenFile file) throws IOException {
        FilePrograms.run(List.of(SET.toString(), "--remove-all", FilePrograms.argument(file)), "");
        return of(file).get(0).isEmpty();
    }

    private static boolean sameEntries(String one, String other) {
        return Set.copyOf(entries(one)).equals(Set.copyOf(entries(other)));
    }

    private static List<String> entries(String list) {
        // getfacl adds what the mask leaves of an entry as a comment.
        return list.lines()
                .map(line -> line.replaceFirst("\\s*#.*", ""))
                .distinct()
                .toList();
    }

    /** Whether a user or group with an entry of its own may write, by {@code list} and its mask. */
    static boolean letsOthersWrite(String list) {
        List<String> entries = entries(list);
        return entries.stream().anyMatch(entry -> entry.matches("mask::.w.\\s*"))
                && entries.stream().anyMatch(entry -> entry.matches("(user|group):[^:]+:.w.\\s*"));
    }

    /** What the owning group itself may do by {@code list}, as bits of a mode. */
    static Set<PosixFilePermission> groupRights(String list) {
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        for (String entry : entries(list)) {
            if (entry.startsWith(OWNING_GROUP)) {
                String bits = entry.substring(OWNING_GROUP.length());
                if (bits.contains("r")) {
                    rights.add(PosixFilePermission.GROUP_READ);
                }
                if (bits.contains("w")) {
                    rights.add(PosixFilePermission.GROUP_WRITE);
                }
                if (bits.contains("x")) {
                    rights.add(PosixFilePermission.GROUP_EXECUTE);
                }
            }
        }
        return rights;
    }
}
