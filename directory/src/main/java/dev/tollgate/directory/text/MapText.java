package dev.tollgate.directory.text;

import dev.tollgate.directory.entry.MapName;
import dev.tollgate.directory.server.DirectoryException;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file that people edit for a table: what makemap reads, an aliases file, or the file of a class. */
public final class MapText {
    private MapText() {}

    /** The entries of {@code bytes}, which must not be changed afterwards. */
    public static AccessIndex index(MapName map, byte[] bytes) throws DirectoryException {
        return switch (map.kind()) {
            case MAP -> AccessIndex.of(bytes);
            case ALIASES -> AliasText.parse(text(bytes)).index();
            case CLASS -> ClassText.parse(text(bytes)).index();
        };
    }

    /** {@code old} with the directory's entries, or a new file sorted by key. */
    public static Pull.Result pull(MapName map, Optional<byte[]> old, AccessIndex entries) throws DirectoryException {
        return switch (map.kind()) {
            case MAP -> old.isEmpty() ? Pull.fresh(entries) : Pull.into(AccessFile.parse(old.get()), entries);
            case ALIASES -> AliasText.parse(old.map(MapText::text).orElse("")).with(entries);
            case CLASS -> ClassText.parse(old.map(MapText::text).orElse("")).with(entries);
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
