package dev.tollgate.sendmail.mc;

import java.util.Optional;

/** The files that an m4 text may include. */
@FunctionalInterface
public interface Includes {
    /** No file can be included. */
    Includes NONE = path -> Optional.empty();

    /** The text of the file {@code path}, spelled as the include names it; empty if it cannot be read. */
    Optional<String> read(String path);
}
