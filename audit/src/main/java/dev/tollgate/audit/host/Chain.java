package dev.tollgate.audit.host;

import java.util.List;
import java.util.Optional;

/**
 * The way to a file, links followed.
 *
 * @param path the path asked for
 * @param directories every directory on the way, the ones that links lead through included
 * @param links the symbolic links on the way
 * @param file what is at the end; empty if it is not known
 */
public record Chain(String path, List<FileFact> directories, List<FileFact> links, Optional<FileFact> file) {
    public Chain {
        directories = List.copyOf(directories);
        links = List.copyOf(links);
    }

    /** The first directory on the way that its group or others may write. */
    public Optional<FileFact> writableDirectory() {
        return directories.stream().filter(FileFact::othersWrite).findFirst();
    }

    /** Whether the last name of the path is itself a symbolic link. */
    public boolean isLink() {
        return links.stream().anyMatch(link -> link.path().equals(path));
    }
}
