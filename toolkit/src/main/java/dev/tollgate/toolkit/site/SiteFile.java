package dev.tollgate.toolkit.site;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file that says how the site's sendmail is configured. */
public record SiteFile(Kind kind, Path path) {
    /** What kind of file it is. */
    public enum Kind {
        /** What sendmail reads. */
        CF,
        /** What m4 makes it from. */
        MC;

        /** The word for it, as the options spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SiteFile {
        path = path.toAbsolutePath().normalize();
    }

    /** {@code path}, of the kind that its name says; a name that says nothing stands for a cf. */
    public static SiteFile of(Path path) {
        return new SiteFile(path.toString().endsWith(".mc") ? Kind.MC : Kind.CF, path);
    }

    /** What {@link #remembered()} stands for; empty when it stands for nothing. */
    public static Optional<SiteFile> recalled(String remembered) {
        for (Kind kind : Kind.values()) {
            String prefix = kind.word() + ":";
            if (remembered.startsWith(prefix)) {
                try {
                    return Optional.of(new SiteFile(kind, Path.of(remembered.substring(prefix.length()))));
                } catch (InvalidPathException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The file as one word, to be kept in the settings. */
    public String remembered() {
        return kind.word() + ":" + path;
    }
}
