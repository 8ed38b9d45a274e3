package dev.tollgate.makemap.db;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.Termination;
import dev.tollgate.makemap.db.check.DbStatistics;
import dev.tollgate.makemap.format.DbVersion;
import dev.tollgate.testkit.Native;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbStatisticsTest {
    @TempDir
    Path directory;

    /** The number that db_stat gives under {@code label}; it writes to the file it counts, so it gets a copy. */
    private long counted(Path map, String label) throws IOException {
        Path copy = directory.resolve("copy.db");
        Files.write(copy, Files.readAllBytes(map));
        return Native.run(directory, new byte[0], Oracle.DB_STAT, "-d", "copy.db")
                .outText()
                .lines()
                .filter(line -> line.endsWith("\t" + label))
                .map(line -> Long.parseLong(line.substring(0, line.indexOf('\t'))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hashFile_countedAsByDbStat() throws IOException {
        Path map = directory.resolve("map.db");
        List<Pair> pairs = new RandomPairs(new Random(3), 200).distinct(5000);
        DbMethod.HASH.write(pairs, DuplicatePolicy.FIRST_WINS, DbVersion.DB_5_3, map);
        DbStatistics statistics = DbStatistics.ofHash(map);
        assertEquals(counted(map, "Number of keys in the database"), statistics.keys());
        assertEquals(counted(map, "Number of hash buckets"), statistics.buckets());
        assertEquals(counted(map, "Number of overflow pages"), statistics.overflowPages());
        assertEquals(counted(map, "Number of bucket overflow pages"), statistics.keyPages() - statistics.buckets());
        assertEquals(Files.size(map), statistics.pages() * statistics.pageSize());
        assertTrue(statistics.fill() > 0.3 && statistics.fill() <= 1, statistics::toString);
        long chained = statistics.keyPages() - statistics.buckets();
        assertTrue(chained > 0 && statistics.lookupPages() >= statistics.keys() + chained, statistics::toString);
    }

    /** The promise of the layout: a lookup in a map of ours reads no more pages than in makemap's. */
    @Test
    void lookups_readNoMorePagesThanInMakemapsFile() throws IOException {
        byte[] text = RandomPairs.many(Seeded.size(100_000)).stream()
                .map(pair -> new String(pair.key(), US_ASCII) + "\t" + new String(pair.value(), US_ASCII) + "\n")
                .collect(Collectors.joining())
                .getBytes(US_ASCII);
        Path ours = directory.resolve("ours.db");
        DbMethod.HASH.write(text, Termination.PLAIN, DuplicatePolicy.FIRST_WINS, ours);
        Native.Result made = Native.run(directory, text, Oracle.MAKEMAP, "-C", "/dev/null", "hash", "theirs");
        assertEquals(0, made.exit(), made.errText());
        Path theirs = directory.resolve("theirs.db");
        long own = DbStatistics.ofHash(ours).lookupPages();
        long natives = DbStatistics.ofHash(theirs).lookupPages();
        assertTrue(own <= natives, own + " pages instead of " + natives);
        assertTrue(Files.size(ours) <= Files.size(theirs));
    }

    @Test
    void btreeFile_countedAsByDbStat() throws IOException {
        Path map = directory.resolve("map.db");
        List<Pair> pairs = new RandomPairs(new Random(4), 200).distinct(5000);
        DbMethod.BTREE.write(pairs, DuplicatePolicy.FIRST_WINS, DbVersion.DB_5_3, map);
        DbStatistics statistics = DbStatistics.ofBtree(map);
        assertEquals(counted(map, "Number of unique keys in the tree"), statistics.keys());
        assertEquals(counted(map, "Number of tree leaf pages"), statistics.keyPages());
        assertEquals(counted(map, "Number of tree internal pages"), statistics.internalPages());
        assertEquals(counted(map, "Number of tree overflow pages"), statistics.overflowPages());
        assertEquals(counted(map, "Number of levels in the tree"), statistics.levels());
        assertTrue(statistics.fill() > 0.9 && statistics.fill() <= 1, statistics::toString);
    }
}
