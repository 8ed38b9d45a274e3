package dev.tollgate.cli.map;

import dev.tollgate.cli.directory.DirectoryOptions;
import dev.tollgate.cli.output.Console;
import dev.tollgate.cli.output.Input;
import dev.tollgate.cli.output.Problem;
import dev.tollgate.makemap.MapHeader;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.source.AccessFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads an access file, or a map as if it were one, an entry a line in the map's order. */
public final class AccessText {
    private AccessText() {}

    /** The entries of the access file or map {@code name}. */
    public static AccessFile read(Console console, String name) {
        try {
            if (!name.equals(Input.STANDARD) && isMap(Input.path(name))) {
                return OpenMap.with(Input.path(name), map -> {
                    ByteArrayOutputStream lines = new ByteArrayOutputStream();
                    map.forEach((key, value) -> {
                        lines.writeBytes(withoutNul(key));
                        lines.write('\t');
                        lines.writeBytes(withoutNul(value));
                        lines.write('\n');
                    });
                    return AccessFile.parse(lines.toByteArray());
                });
            }
        } catch (IOException e) {
            throw Problem.reading(name, e);
        }
        return AccessFile.parse(Input.bytes(console, name));
    }

    /** The entries of the access file, map or directory {@code name}, in memory. */
    public static AccessIndex index(Console console, String name, DirectoryOptions directory) {
        return DirectoryOptions.isUrl(name)
                ? directory.view(console, name).index()
                : AccessIndex.of(read(console, name));
    }

    /** A map made with {@code makemap -N} stores the NUL that ends a C string. */
    private static byte[] withoutNul(byte[] stored) {
        boolean nul = stored.length > 0 && stored[stored.length - 1] == 0;
        return nul ? Arrays.copyOf(stored, stored.length - 1) : stored;
    }

    /** Whether {@code path} is a map by its content. */
    public static boolean isMap(Path path) throws IOException {
        return Files.isRegularFile(path)
                && Files.isReadable(path)
                && MapHeader.read(path).isPresent();
    }
}
