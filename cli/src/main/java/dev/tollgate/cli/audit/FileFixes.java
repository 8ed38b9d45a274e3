package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Commands;
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
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives files and directories the modes and owners that findings ask for, by descriptor, so that no link of another user is
 * followed. Only what takes rights away is done, and owners are set to root only; all else stays for the script.
 */
final class FileFixes {
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}|go-w|a-x|u-s");
    private static final Set<String> ABOUT_FILES = Set.of("chmod", "chown", "chgrp", "setfacl");

    private static final int ALL_BITS = 07777;
    private static final int SPECIAL = 07000;
    private static final int SET_USER = 04000;
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
        Set<Commands.Step> steps = new LinkedHashSet<>();
        findings.forEach(finding -> finding.commands().steps().stream()
                .filter(step -> ABOUT_FILES.contains(step.words().get(0)))
                .forEach(steps::add));
        steps.forEach(this::one);
        if (left > 0) {
            console.say(left + " left; --script prints the commands");
        }
        return made;
    }

    private void one(Commands.Step step) {
        List<String> words = step.words();
        boolean mode =
                words.get(0).equals("chmod") && MODE.matcher(words.get(1)).matches();
        boolean owner = words.get(0).equals("chown") && words.get(1).equals("root");
        if (words.size() != 3 || !mode && !owner) {
            leave(step, "only simple modes and the owner root are set here");
            return;
        }
        try {
            String path = words.get(2);
            if (mode) {
                String wanted = words.get(1);
                at(
                        path,
                        folder -> folder.setMode(narrowed(folder.status(), wanted, path)),
                        file -> file.setMode(narrowed(file.status(), wanted, path)));
            } else {
                UserPrincipal root =
                        top.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
                at(path, folder -> folder.setOwner(root), file -> file.setOwner(root));
            }
            made++;
            console.say("done: " + Shown.line(step.text()));
        } catch (IOException e) {
            leave(step, Problem.reason(e));
        }
    }

    private void leave(Commands.Step step, String why) {
        left++;
        console.warn("not done: " + Shown.line(step.text()) + ": " + why);
    }

    /** The bits of a mode that {@code wanted} leaves; none is added. */
    private static int narrowed(FileStatus status, String wanted, String path) throws IOException {
        int now = status.mode() & ALL_BITS;
        int narrowed = now
                & switch (wanted) {
                    case "go-w" -> ~FOR_OTHERS_TO_WRITE;
                    case "a-x" -> ~TO_RUN;
                    case "u-s" -> ~SET_USER;
                    // As chmod does, three digits leave the set-ID bits of a directory as they are.
                    default ->
                        Integer.parseInt(wanted, 8) | (wanted.length() < 4 && status.isDirectory() ? SPECIAL : 0);
                };
        if (narrowed == now) {
            throw new FileSystemException(path, null, "there is no right to take away");
        }
        return narrowed;
    }

    private interface Change<T> {
        void make(T opened) throws IOException;
    }

    private void at(String path, Change<Folder> directory, Change<OpenFile> file) throws IOException {
        HostFolder.Place place = HostFolder.place(top, path);
        String name = place.name();
        try (Folder above = place.above()) {
            Optional<FileStatus> found = above.find(name);
            if (found.isPresent() && found.get().isDirectory()) {
                try (Folder opened = above.folder(name)) {
                    directory.make(opened);
                }
            } else {
                try (OpenFile opened = above.read(name)) {
                    requireOneName(opened, above.path(name));
                    file.make(opened);
                }
            }
        }
    }

    /** Another name could be that of a file which is nobody's business here. */
    private static void requireOneName(OpenFile file, Path path) throws IOException {
        if (file.status().links() > 1) {
            throw new FileSystemException(path.toString(), null, "has several names (hard links)");
        }
    }
}
