package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.format.MapDamage;
import dev.tollgate.makemap.format.MapFormat;
import dev.tollgate.makemap.format.MapFormatException;
import dev.tollgate.makemap.format.MapStatistics;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through a whole db 1.85 file: whether every page and pair is where a search looks for it, and how it is filled. */
public final class Db185Check {
    private static final int MAX_DAMAGE = 100;

    private final List<MapDamage> damage = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final Map<String, Long> figures = new LinkedHashMap<>();

    private Db185Check() {}

    /** What is wrong in {@code path}, a file of {@code format}; empty for a sound one. */
    public static List<MapDamage> damage(MapFormat format, Path path, ByteOrder order) throws IOException {
        return examine(format, path, order).damage;
    }

    /** Figures about {@code path}, a file of {@code format} that should be sound. */
    public static MapStatistics statistics(MapFormat format, Path path, ByteOrder order) throws IOException {
        return new MapStatistics(format, examine(format, path, order).figures);
    }

    private static Db185Check examine(MapFormat format, Path path, ByteOrder order) throws IOException {
        Db185Check check = new Db185Check();
        try {
            if (format == MapFormat.DB185_HASH) {
                check.hash(Db185HashReader.open(path, order));
            } else {
                check.btree(Db185BtreeReader.open(path, order));
            }
        } catch (MapFormatException e) {
            check.damage.add(MapDamage.of(e));
        }
        return check;
    }

    private void report(String place, String expected, String found) {
        if (damage.size() < MAX_DAMAGE) {
            damage.add(new MapDamage(place, expected, found));
        }
    }

    private void count(String figure, long more) {
        figures.merge(figure, more, Long::sum);
    }

    private void once(long page) {
        if (seen.get((int) page)) {
            report("page " + page, "one chain that it belongs to", "several");
        }
        seen.set((int) page);
    }

    private void hash(Db185HashReader reader) throws IOException {
        HashHeader header = reader.header();
        long entries = 0;
        long longestChain = 0;
        for (int bucket = 0; bucket <= header.lastBucket(); bucket++) {
            int home = bucket;
            long[] chain = new long[2];
            reader.forEach(
                    bucket,
                    page -> {
                        once(page);
                        chain[0]++;
                    },
                    (key, value) -> {
                        chain[1]++;
                        int wanted = header.bucket(HashHeader.hash(key, 0, key.length));
                        if (wanted != home) {
                            report("bucket " + home, "keys of this bucket", "a key of bucket " + wanted);
                        }
                        count("key bytes", key.length);
                        count("value bytes", value.length);
                    });
            entries += chain[1];
            longestChain = Math.max(longestChain, chain[0]);
        }
        if (entries != header.keys()) {
            report("header", entries + " pairs", header.keys() + " pairs");
        }
        long buckets = header.lastBucket() + 1L;
        figures.put("page size", (long) header.pageSize());
        figures.put("entries", entries);
        figures.put("buckets", buckets);
        figures.put("overflow pages", seen.cardinality() - buckets);
        figures.put("longest chain in pages", longestChain);
    }

    private void btree(Db185BtreeReader reader) throws IOException {
        long depth = descend(reader, BtreeFormat.ROOT, null, null, 1);
        byte[][] last = new byte[1][];
        long[] entries = new long[1];
        reader.forEach((key, value) -> {
            byte[] before = last[0];
            if (before != null && Arrays.compareUnsigned(before, key) > 0) {
                report("the leaves", "keys in rising order", "a smaller key after a greater one");
            }
            last[0] = key;
            entries[0]++;
            count("key bytes", key.length);
            count("value bytes", value.length);
        });
        if (entries[0] != figures.getOrDefault("entries", 0L)) {
            report("the leaves", "one chain of them all", entries[0] + " entries in the chain");
        }
        figures.put("page size", (long) reader.pageSize());
        figures.put("pages", reader.pages());
        figures.put("levels", depth);
    }

    /** Goes down the tree; all keys below {@code page} must lie from {@code low} to {@code high}. */
    private long descend(Db185BtreeReader reader, long page, byte @Nullable [] low, byte @Nullable [] high, int depth)
            throws IOException {
        int type = reader.type(page);
        if (seen.get((int) page)) {
            throw new MapFormatException("page " + page, "one parent", "several");
        }
        seen.set((int) page);
        if (reader.number(page) != page) {
            report("page " + page, "its own number", "number " + reader.number(page));
        }
        int items = reader.items(page);
        if (type == BtreeFormat.LEAF) {
            count("leaf pages", 1);
            count("entries", items);
        } else {
            count("internal pages", 1);
        }
        long deepest = depth;
        for (int item = 0; item < items; item++) {
            boolean open = type == BtreeFormat.INTERNAL && item == 0;
            byte[] key = reader.key(page, item);
            boolean below = low != null && Arrays.compareUnsigned(key, low) < 0;
            boolean above = high != null && Arrays.compareUnsigned(key, high) > 0;
            if (!open && (below || above)) {
                report("page " + page + ", item " + item, "a key between its page's separators", "another");
            }
            if (type == BtreeFormat.INTERNAL) {
                byte[] next = item + 1 < items ? reader.key(page, item + 1) : high;
                long reached = descend(reader, reader.child(page, item), open ? low : key, next, depth + 1);
                if (item > 0 && reached != deepest) {
                    report("page " + page + ", item " + item, "leaves on one level", "leaves on several");
                }
                deepest = reached;
            }
        }
        return deepest;
    }
}
