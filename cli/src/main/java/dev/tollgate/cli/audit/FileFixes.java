package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Finding;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives files and directories the modes and owners that findings ask for, by descriptor, so that no link is followed.
 * Only what takes rights away from others is done, and owners are set to root only; all else stays for the script.
 */
final class FileFixes {
    private static final Pattern CHMOD = Pattern.compile("chmod (0?[0-7]{3}|go-w|a-x) (/\\S+)");
    private static final Pattern CHOWN = Pattern.compile("chown root (/\\S+)");

    private static final int PERMISSIONS = 0777;
    private static final int SPECIAL = 07000;
    private static final int FOR_OTHERS_TO_WRITE = 0022;
    private static final int TO_RUN = 0111;

    private final Console console;
    private final Path top;
    private int made;
    private int left;

    /** Changes files below {@code top}, the root of the host. */
    FileFixes(Console console, Path top) {
        this.console = console;
        this.top = top;
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
                mode(chmod.group(2), chmod.group(1));
            } else if (chown.matches()) {
                owner(chown.group(1));
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

    private void mode(String path, String wanted) throws IOException {
        try (Folder above = HostFolder.above(top, path)) {
            String name = HostFolder.name(path);
            Optional<FileStatus> found = above.find(name);
            if (found.isPresent() && found.get().isDirectory()) {
                try (Folder folder = above.folder(name)) {
                    folder.setMode(narrowed(folder.status().mode(), wanted, path)
                            | folder.status().mode() & SPECIAL);
                }
                return;
            }
            try (OpenFile file = regular(above, name)) {
                file.setMode(narrowed(file.status().mode(), wanted, path));
            }
        }
    }

    /** A file with this one name: another one could be that of a file which is nobody's business here. */
    private static OpenFile regular(Folder folder, String name) throws IOException {
        OpenFile file = folder.read(name);
        if (file.status().links() > 1) {
            file.close();
            throw new FileSystemException(folder.path(name).toString(), null, "has several names (hard links)");
        }
        return file;
    }

    /** The bits of {@code mode} that {@code wanted} leaves; none is added. */
    private static int narrowed(int mode, String wanted, String path) throws IOException {
        int now = mode & PERMISSIONS;
        int narrowed = switch (wanted) {
            case "go-w" -> now & ~FOR_OTHERS_TO_WRITE;
            case "a-x" -> now & ~TO_RUN;
            default -> now & Integer.parseInt(wanted, 8);
        };
        if (narrowed == now) {
            throw new FileSystemException(path, null, "there is no right to take away");
        }
        return narrowed;
    }

    private void owner(String path) throws IOException {
        try (Folder above = HostFolder.above(top, path);
                OpenFile file = regular(above, HostFolder.name(path))) {
            file.setOwner(top.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root"));
        }
    }
}
