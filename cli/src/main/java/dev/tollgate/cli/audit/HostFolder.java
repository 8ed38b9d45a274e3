package dev.tollgate.cli.audit;

import dev.tollgate.files.Caller;
import dev.tollgate.files.FileStatus;
import dev.tollgate.files.Folder;
import dev.tollgate.model.source.ByteText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens folders of a host, which may be an image: a step at a time, so that no name can be exchanged on the way. A link is
 * followed inside the root, and only where none but the caller and root can have made it. Paths are given as bytes, one char
 * each, as configurations have them.
 */
final class HostFolder {
    private static final int MOST_LINKS = 40;

    private final Path top;
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> owners = new HashSet<>();
    private Folder here;

    private HostFolder(Path top) throws IOException {
        this.top = top;
        here = Folder.open(top);
    }

    /** The folder in which {@code path}, a path of the host below {@code top}, lies. */
    static Folder above(Path top, String path) throws IOException {
        HostFolder walk = new HostFolder(top);
        boolean found = false;
        try {
            String shown = ByteText.shown(path);
            walk.to(shown.substring(0, shown.lastIndexOf('/')));
            found = true;
            return walk.here;
        } finally {
            if (!found) {
                walk.here.close();
            }
        }
    }

    /**
     * Where a file of the host really is.
     *
     * @param above the folder, which the caller closes
     * @param name its name there, which is not a link
     * @param owners who owns the folders on the way
     */
    record Place(Folder above, String name, Set<Integer> owners) {}

    /** Where {@code path}, a path of the host below {@code top}, leads. */
    static Place place(Path top, String path) throws IOException {
        HostFolder walk = new HostFolder(top);
        boolean found = false;
        try {
            String left = ByteText.shown(path);
            for (int links = 0; links <= MOST_LINKS; links++) {
                walk.to(left.substring(0, left.lastIndexOf('/') + 1));
                String name = name(left);
                Optional<FileStatus> status = walk.here.find(name);
                if (status.isEmpty() || !status.get().isSymbolicLink()) {
                    found = true;
                    return new Place(walk.here, name, Set.copyOf(walk.owners));
                }
                walk.requireTrusted(name, status.get());
                String target = walk.here.readLink(name).toString();
                if (target.startsWith("/")) {
                    walk.names.clear();
                    walk.restart();
                }
                left = target.startsWith("/") ? target : "./" + target;
            }
            throw new FileSystemException(path, null, "leads through too many links");
        } finally {
            if (!found) {
                walk.here.close();
            }
        }
    }

    private void requireTrusted(String name, FileStatus link) throws IOException {
        if (!here.status().isSafeFromOthers() || !Caller.trusts(link.uid())) {
            throw new FileSystemException(
                    here.path(name).toString(), null, "is a link that another user may have made");
        }
    }

    /** The last part of {@code path}. */
    static String name(String path) throws FileSystemException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new FileSystemException(path, null, "is not the name of a file");
        }
        return name;
    }

    private void to(String path) throws IOException {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/")));
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                up();
                continue;
            }
            Optional<FileStatus> status = here.find(part);
            if (status.isPresent() && status.get().isSymbolicLink()) {
                requireTrusted(part, status.get());
                if (++links > MOST_LINKS) {
                    throw new FileSystemException(path, null, "leads through too many links");
                }
                follow(here.readLink(part).toString(), left);
            } else {
                step(part);
            }
        }
    }

    private void follow(String target, Deque<String> left) throws IOException {
        if (target.startsWith("/")) {
            names.clear();
            restart();
        }
        String[] parts = target.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            left.push(parts[i]);
        }
    }

    private void up() throws IOException {
        if (names.isEmpty()) {
            return;
        }
        List<String> above = List.copyOf(names.subList(0, names.size() - 1));
        names.clear();
        restart();
        for (String name : above) {
            step(name);
        }
    }

    private void restart() throws IOException {
        Folder first = Folder.open(top);
        here.close();
        here = first;
        owners.clear();
    }

    private void step(String name) throws IOException {
        Folder next = here.folder(name);
        here.close();
        here = next;
        names.add(name);
        owners.add(here.status().uid());
    }
}
