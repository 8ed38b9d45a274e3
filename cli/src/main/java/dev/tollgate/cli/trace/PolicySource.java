package dev.tollgate.cli.trace;

import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.ExitCode;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.site.AccessMap;
import dev.tollgate.model.source.AccessFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a question is asked of: the text of an access file, or a map.
 *
 * @param lookup finds entries
 * @param text the text; empty for a map
 * @param map the open map; null for a text
 */
public record PolicySource(
        Lookup lookup, Optional<AccessFile> text, @Nullable MapReader map) implements AutoCloseable {
    /**
     * Opens {@code name}; what is not recognized as a map is taken as text.
     *
     * @param directory where the entries are and who asks, if {@code name} is a URL
     * @param declared the access map as the site declares it: its flags say which of a map's entries are found
     */
    public static PolicySource open(Console console, String name, AccessMap declared, DirectoryOptions directory) {
        if (DirectoryOptions.isUrl(name)) {
            return new PolicySource(directory.view(console, name).lookup(), Optional.empty(), null);
        }
        if (name.equals(Input.STANDARD)) {
            return ofText(Input.bytes(console, name));
        }
        Path path = Input.path(name);
        if (Files.isDirectory(path)) {
            throw new Problem(ExitCode.NO_INPUT, name + ": Is a directory", "name an access file or a map");
        }
        try {
            if (MapHeader.read(path).isEmpty()) {
                return ofText(Input.bytes(console, name));
            }
            MapReader map = MapFiles.open(path);
            return new PolicySource(key -> get(map, declared, key), Optional.empty(), map);
        } catch (MapFormatException damaged) {
            throw Problem.data(name + ": not a sound map: " + damaged.getMessage(), "build the map again");
        } catch (IOException e) {
            throw Problem.reading(name, e);
        }
    }

    /** The same for a command that reads files alone. */
    public static PolicySource open(Console console, String name, AccessMap declared) {
        if (DirectoryOptions.isUrl(name)) {
            throw Problem.usage(
                    name + ": this command reads only files",
                    "'tollgate ldap pull' writes a directory's entries to a file");
        }
        return open(console, name, declared, new DirectoryOptions());
    }

    private static PolicySource ofText(byte[] bytes) {
        AccessFile file = AccessFile.parse(bytes);
        return new PolicySource(AccessIndex.of(file), Optional.of(file), null);
    }

    private static @Nullable Hit get(MapReader map, AccessMap declared, String key) {
        byte[] plain = key.getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] value = declared.wantsNul() ? null : map.get(plain);
            if (value == null && !declared.refusesNul()) {
                value = withoutNul(map.get(Arrays.copyOf(plain, plain.length + 1)));
            }
            return value == null ? null : new Hit(key, new String(value, StandardCharsets.ISO_8859_1), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A map made with {@code makemap -N} stores the NUL that ends a C string. */
    private static byte @Nullable [] withoutNul(byte @Nullable [] value) {
        return value == null || value.length == 0 ? value : Arrays.copyOf(value, value.length - 1);
    }

    @Override
    public void close() {
        if (map != null) {
            try {
                map.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
