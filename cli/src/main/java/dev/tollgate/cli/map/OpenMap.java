package dev.tollgate.cli.map;

import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the map that a command line names, with the failures said in words. */
public final class OpenMap {
    private OpenMap() {}

    /** What is done with an open map. */
    @FunctionalInterface
    public interface Use<T> {
        /** Uses it. */
        T with(MapReader map) throws IOException;
    }

    /** {@code use} applied to the map {@code file}; the name may lack its suffix. */
    public static <T> T with(Path file, Use<T> use) {
        Path found = find(file);
        try (MapReader map = MapFiles.open(found)) {
            return use.with(map);
        } catch (MapFormatException damaged) {
            throw Problem.data(
                    found + ": not a sound map: " + damaged.getMessage(),
                    "'tollgate verify " + ShellWord.ofName(found)
                            + "' lists the damage; sendmail answers from a damaged map with temporary failures, or "
                            + "not at all");
        } catch (IOException e) {
            throw Problem.reading(found.toString(), e);
        }
    }

    /** The map as named, or with the suffix that sendmail adds. */
    static Path find(Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem(ExitCode.NO_INPUT, file + ": Is a directory", "name the map file in it");
        }
        boolean exists = Files.exists(file);
        if (exists && isMap(file)) {
            return file;
        }
        for (String suffix : new String[] {".db", ".cdb"}) {
            Path withSuffix = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(withSuffix)) {
                return withSuffix;
            }
        }
        if (exists) {
            return file;
        }
        throw new Problem(ExitCode.NO_INPUT, file + ": No such file or directory", null);
    }

    /** The text that a map was made from often has the map's name without the suffix. */
    private static boolean isMap(Path file) {
        try {
            return MapHeader.read(file).isPresent();
        } catch (IOException e) {
            throw Problem.reading(file.toString(), e);
        }
    }
}
