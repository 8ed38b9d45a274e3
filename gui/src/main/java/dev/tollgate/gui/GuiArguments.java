package dev.tollgate.gui;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.toolkit.directory.DirectoryPlace;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteFile.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param file the access file to open
 * @param directory the URL of the directory to open
 * @param site the configuration of the site's sendmail
 */
record GuiArguments(Optional<Path> file, Optional<String> directory, Optional<SiteFile> site) {
    /**
     * Reads {@code [--cf FILE | --mc FILE] [FILE | URL]}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    static GuiArguments parse(List<String> words) {
        Optional<Path> file = Optional.empty();
        Optional<String> directory = Optional.empty();
        Optional<SiteFile> site = Optional.empty();
        boolean options = true;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.startsWith("-")) {
                if (site.isPresent()) {
                    throw new IllegalArgumentException(Texts.of("arguments.both"));
                }
                site = Optional.of(site(word, rest));
            } else if (file.isPresent() || directory.isPresent()) {
                throw new IllegalArgumentException(Texts.of("arguments.files"));
            } else if (DirectoryPlace.isUrl(word)) {
                directory = Optional.of(word);
            } else {
                file = Optional.of(path(word));
            }
        }
        return new GuiArguments(file, directory, site);
    }

    private static SiteFile site(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        Kind kind = switch (option) {
            case "--cf" -> Kind.CF;
            case "--mc" -> Kind.MC;
            default -> throw new IllegalArgumentException(Texts.of("arguments.option", word));
        };
        if (equals < 0 && !rest.hasNext()) {
            throw new IllegalArgumentException(Texts.of("arguments.value", option));
        }
        return new SiteFile(kind, path(equals < 0 ? rest.next() : word.substring(equals + 1)));
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Texts.of("arguments.path", word), e);
        }
    }
}
