package dev.tollgate.makemap.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairSum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of a hash map say of its pairs when something in them is not as it was written. */
class HashSumTest {
    private static final int PAIRS = 5_000;

    @TempDir
    private Path directory;

    @Test
    void keyThatIsInAnotherBucket_isNotCounted() throws IOException {
        Path map = map();
        PairSum before = sum(map);
        assertEquals(PAIRS, before.count());
        // No key of the map begins so: only the bucket tells that a lookup of this one ends elsewhere.
        replace(map, "from:user77@", "from:usar77@");
        assertEquals(PAIRS - 1, sum(map).count());
    }

    @Test
    void valueThatIsAnother_isInTheSum() throws IOException {
        Path map = map();
        PairSum before = sum(map);
        replace(map, "value96", "valve96");
        assertEquals(PAIRS, sum(map).count());
        assertFalse(sum(map).isOfSamePairsAs(before));
        replace(map, "valve96", "value96");
        assertTrue(sum(map).isOfSamePairsAs(before));
    }

    private Path map() throws IOException {
        Path map = directory.resolve("map.db");
        DbMethod.HASH.write(RandomPairs.many(PAIRS), DuplicatePolicy.FIRST_WINS, DbVersion.DB_5_3, map);
        return map;
    }

    private static PairSum sum(Path map) throws IOException {
        try (MapReader reader = DbMethod.HASH.open(map)) {
            return reader.summed().orElseThrow().sum();
        }
    }

    /** Replaces the first {@code old} in the file. */
    private static void replace(Path map, String old, String text) throws IOException {
        String bytes = Files.readString(map, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains(old), old);
        int at = bytes.indexOf(old);
        String changed = bytes.substring(0, at) + text + bytes.substring(at + old.length());
        Files.writeString(map, changed, StandardCharsets.ISO_8859_1);
    }
}
