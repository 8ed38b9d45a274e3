package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Finding;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives files and directories the modes and owners that findings ask for, by descriptor, so that no link is followed.
 * Only what takes rights away from others is done, and owners are set to root only; all else stays for the script.
 */
final class FileFixes {
    private static final Pattern CHMOD = Pattern.compile("chmod (0?[0-7]{3}|go-w|a-x) (/\\S+)");
    private static final Pattern CHOWN = Pattern.compile("chown root (/\\S+)");

    private final Console console;
    private final UnaryOperator<String> real;
    private int made;
    private int left;

    FileFixes(Console console, UnaryOperator<String> real) {
        this.console = console;
        this.real = real;
    }

    /** Makes the changes; how many were made. */
    int make(List<Finding> findings) {
        Set<String> commands = new LinkedHashSet<>();
        findings.stream()
                .map(Finding::cf)
                .filter(cf -> cf.matches("(?s)(chmod|chown|chgrp|setfacl) .*"))
                .forEach(cf -> commands.addAll(List.of(cf.split("; |\n"))));
        for (String command : commands) {
            one(command);
        }
        if (left > 0) {
            console.say(left + " left; --script prints the commands");
        }
        return made;
    }

    private void one(String command) {
        Matcher chmod = CHMOD.matcher(command);
        Matcher chown = CHOWN.matcher(command);
        try {
            if (chmod.matches()) {
                mode(Path.of(real.apply(chmod.group(2))), chmod.group(1));
            } else if (chown.matches()) {
                owner(Path.of(real.apply(chown.group(1))));
            } else {
                leave(command, "only simple modes and the owner root are set here");
                return;
            }
            made++;
            console.say("done: " + Shown.line(command));
        } catch (IOException e) {
            leave(command, Problem.reason(e));
        }
    }

    private void leave(String command, String why) {
        left++;
        console.warn("not done: " + Shown.line(command) + ": " + why);
    }

    private static void mode(Path path, String wanted) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Folder folder = Folder.open(path)) {
                folder.setMode(PosixFilePermissions.toString(changed(folder.self(), wanted)));
            }
            return;
        }
        try (Folder folder = Folder.above(path);
                OpenFile file = folder.read(name(path))) {
            file.setMode(PosixFilePermissions.toString(changed(file.self(), wanted)));
        }
    }

    private static String name(Path path) throws IOException {
        Path name = path.getFileName();
        if (name == null) {
            throw new FileSystemException(path.toString(), null, "is the root directory");
        }
        return name.toString();
    }

    private static Set<PosixFilePermission> changed(Path file, String wanted) throws IOException {
        Set<PosixFilePermission> now = EnumSet.noneOf(PosixFilePermission.class);
        now.addAll(Files.getPosixFilePermissions(file));
        switch (wanted) {
            case "go-w" -> now.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
            case "a-x" ->
                now.removeAll(Set.of(
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_EXECUTE));
            default -> {
                int bits = Integer.parseInt(wanted, 8);
                now.clear();
                for (PosixFilePermission permission : PosixFilePermission.values()) {
                    bits <<= 1;
                    if ((bits & 0x200) != 0) {
                        now.add(permission);
                    }
                }
            }
        }
        return now;
    }

    private static void owner(Path path) throws IOException {
        try (Folder folder = Folder.above(path);
                OpenFile file = folder.read(name(path))) {
            file.setOwner(path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root"));
        }
    }
}
