package dev.tollgate.cli.audit;

import dev.tollgate.audit.check.Commands;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.cli.output.Shown;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.files.OpenFile;
import dev.tollgate.files.failure.ChangedMeanwhileException;
import dev.tollgate.toolkit.host.Namers;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives files and directories the modes and owners that findings ask for, by descriptor, so that no link of another user is
 * followed. Only what takes rights away is done, and directories are given to root; all else stays for the script. What a
 * configuration names that others can write has to be theirs.
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
    private final Host host;
    private final Function<String, Namers> namers;
    private final Map<String, Rights> changed = new HashMap<>();
    private int left;
    private boolean overtaken;

    /**
     * Changes files of a host.
     *
     * @param top where its root is
     * @param host what the findings are about
     * @param namers who has named the file that is really at a path
     */
    FileFixes(Console console, Path top, Host host, Function<String, Namers> namers) {
        this.console = console;
        this.top = top;
        this.host = host;
        this.namers = namers;
    }

    /** The part of a file's status that is changed here. */
    private record Rights(int mode, int uid) {
        static Rights of(FileStatus status) {
            return new Rights(status.mode() & ALL_BITS, status.uid());
        }
    }

    /** Makes the changes; whether any was made. */
    boolean make(List<Finding> findings) {
        Set<Commands.Step> steps = new LinkedHashSet<>();
        findings.forEach(finding -> finding.commands().steps().stream()
                .filter(step -> ABOUT_FILES.contains(step.words().get(0)))
                .forEach(steps::add));
        steps.forEach(this::one);
        if (left > 0) {
            console.say(left + " left; --script prints the commands");
        }
        return !changed.isEmpty();
    }

    /** Whether another program changed a mode or owner after the host was looked at, so that it has to be looked at again. */
    boolean wereOvertaken() {
        return overtaken;
    }

    private void one(Commands.Step step) {
        List<String> words = step.words();
        boolean mode =
                words.get(0).equals("chmod") && MODE.matcher(words.get(1)).matches();
        boolean owner = words.get(0).equals("chown") && words.get(1).equals("root");
        if (words.size() != 3 || !mode && !owner) {
            leave(step, "only simple modes and the owner root are set automatically");
            return;
        }
        try {
            String path = words.get(2);
            if (mode) {
                String wanted = words.get(1);
                at(
                        path,
                        true,
                        folder -> folder.setMode(narrowed(folder.status(), wanted, path)),
                        file -> file.setMode(narrowed(file.status(), wanted, path)));
            } else {
                UserPrincipal root =
                        top.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
                at(path, false, folder -> folder.setOwner(root), file -> {
                    throw new FileSystemException(
                            path, null, "another user's content would then belong to root; look at it first");
                });
            }
            console.say("done: " + Shown.line(step.text()));
        } catch (ChangedMeanwhileException e) {
            overtaken = true;
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
            throw new FileSystemException(path, null, "there are no rights to take away");
        }
        return narrowed;
    }

    private interface Change<T> {
        void make(T opened) throws IOException;
    }

    private void at(String path, boolean ownersMay, Change<Folder> directory, Change<OpenFile> file)
            throws IOException {
        Optional<FileFact> fact = host.file(path);
        String real = fact.map(FileFact::path).orElse(path);
        Rights seen = fact.map(known -> new Rights(known.mode(), known.uid())).orElse(null);
        HostFolder.Place place = HostFolder.place(top, path);
        String name = place.name();
        try (Folder above = place.above()) {
            Optional<FileStatus> found = above.find(name);
            if (found.isPresent() && found.get().isDirectory()) {
                try (Folder opened = above.folder(name)) {
                    requireSame(opened.status(), changed.getOrDefault(real, seen), above.path(name));
                    requireTheirs(opened.status(), namers.apply(real), ownersMay ? place.owners() : Set.of(), path);
                    directory.make(opened);
                    changed.put(real, Rights.of(opened.status()));
                }
            } else {
                try (OpenFile opened = above.read(name)) {
                    requireOneName(opened, above.path(name));
                    requireSame(opened.status(), changed.getOrDefault(real, seen), above.path(name));
                    requireTheirs(opened.status(), namers.apply(real), ownersMay ? place.owners() : Set.of(), path);
                    file.make(opened);
                    changed.put(real, Rights.of(opened.status()));
                }
            }
        }
    }

    /** What was found is no longer so: somebody else may just have put it right. */
    private static void requireSame(FileStatus now, @Nullable Rights seen, Path path) throws IOException {
        if (seen != null && !seen.equals(Rights.of(now))) {
            throw new ChangedMeanwhileException(path);
        }
    }

    private static void requireTheirs(FileStatus file, Namers namers, Set<Integer> above, String path)
            throws IOException {
        boolean theirs =
                !above.isEmpty() && namers.include(file.uid()) || above.stream().anyMatch(namers::include);
        if (!namers.areTrusted() && !theirs) {
            throw new FileSystemException(
                    path,
                    null,
                    "it is named by a configuration that another user can write; check whether that is right");
        }
    }

    /** Another name could be that of a file which is nobody's business here. */
    private static void requireOneName(OpenFile file, Path path) throws IOException {
        if (file.status().links() > 1) {
            throw new FileSystemException(path.toString(), null, "has several names (hard links)");
        }
    }
}
