package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.source.LineGrammar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What has to be known of each entry to tell which others an edit concerns: columns of numbers in the order of the file,
 * some hundred bytes an entry with its key. A question walks through one column, which takes a millisecond for a million
 * entries; an edit moves what stands below.
 */
final class EntryIndex {
    private final List<Reach> reaches;
    private final int[][] marks;
    private int[] line = new int[64];
    private int[] keyHash = new int[64];
    private byte[][] key = new byte[64][];
    private int size;

    /** An empty index for rules with these reaches. */
    EntryIndex(List<Reach> reaches) {
        this.reaches = reaches;
        marks = new int[reaches.size()][64];
    }

    /**
     * What one entry has in the index.
     *
     * @param marks its group or its roles for each rule
     */
    record Row(int line, String key, List<Integer> marks) {}

    /** Puts entries after all others. */
    void append(List<Entry> entries) {
        splice(size, size, 0, entries);
    }

    /** The rows whose line is at least {@code line} begin here. */
    int from(int wanted) {
        int found = Arrays.binarySearch(line, 0, size, wanted);
        return found >= 0 ? found : -found - 1;
    }

    /** The line of a row. */
    int line(int row) {
        return line[row];
    }

    /** What is known of a row. */
    Row row(int row) {
        return new Row(
                line[row],
                new String(key[row], StandardCharsets.ISO_8859_1),
                Arrays.stream(marks).map(column -> column[row]).toList());
    }

    /** Puts {@code entries} in place of the rows from {@code start} to {@code end}; lines below move by {@code shift}. */
    void splice(int start, int end, int shift, List<Entry> entries) {
        int grown = size + entries.size() - (end - start);
        int capacity = grown <= line.length ? line.length : Math.max(grown, line.length * 2);
        int to = start + entries.size();
        line = moved(line, capacity, end, to);
        keyHash = moved(keyHash, capacity, end, to);
        for (int rule = 0; rule < marks.length; rule++) {
            marks[rule] = moved(marks[rule], capacity, end, to);
        }
        byte[][] keys = capacity == key.length ? key : Arrays.copyOf(key, capacity);
        System.arraycopy(key, end, keys, to, size - end);
        key = keys;
        size = grown;
        for (int row = to; shift != 0 && row < size; row++) {
            line[row] += shift;
        }
        IntStream rows = IntStream.range(0, entries.size());
        (entries.size() > 1000 ? rows.parallel() : rows).forEach(i -> set(start + i, entries.get(i)));
    }

    private int[] moved(int[] column, int capacity, int from, int to) {
        int[] target = capacity == column.length ? column : Arrays.copyOf(column, capacity);
        System.arraycopy(column, from, target, to, size - from);
        return target;
    }

    private void set(int row, Entry entry) {
        line[row] = entry.lineNumber();
        key[row] = keyOf(entry);
        keyHash[row] = Arrays.hashCode(key[row]);
        for (int rule = 0; rule < marks.length; rule++) {
            marks[rule][row] = mark(reaches.get(rule), entry);
        }
    }

    private static int mark(Reach reach, Entry entry) {
        if (reach instanceof Reach.Groups groups) {
            return groups.of().applyAsInt(entry);
        }
        return reach instanceof Reach.Firsts firsts
                ? firsts.of().applyAsInt(entry)
                : ((Reach.Lookups) reach).of().applyAsInt(entry);
    }

    /** An entry's key without its tag, as it is looked up. */
    static byte[] keyOf(Entry entry) {
        String left = entry.left();
        String text = left.substring(left.length() - entry.keySpan().length());
        return LineGrammar.fold(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The rows whose mark for a rule is one of {@code wanted}. */
    int[] marked(int rule, Collection<Integer> wanted) {
        int[] column = marks[rule];
        IntPredicate isWanted = oneOf(wanted);
        return rows(row -> isWanted.test(column[row]));
    }

    /** The first row in each role of a rule. */
    int[] firsts(int rule) {
        int[] column = marks[rule];
        int[] seen = {0};
        return IntStream.range(0, size)
                .filter(row -> {
                    boolean isFirst = (column[row] & ~seen[0]) != 0;
                    seen[0] |= column[row];
                    return isFirst;
                })
                .toArray();
    }

    /** How many rows have one of {@code bits} in their mark for a rule. */
    int count(int rule, int bits) {
        int[] column = marks[rule];
        return (int) IntStream.range(0, size)
                .parallel()
                .filter(row -> (column[row] & bits) != 0)
                .count();
    }

    /** The rows that a rule looks at. */
    int[] lookedAt(int rule) {
        int[] column = marks[rule];
        return rows(row -> column[row] != 0);
    }

    /** The rows, among those that a rule looks at, from whose keys a lookup may come to one of {@code keys}. */
    int[] kin(int rule, Reach.Lookups lookups, List<byte[]> keys) {
        int[] column = marks[rule];
        return rows(row -> {
            if (column[row] == 0) {
                return false;
            }
            for (byte[] wanted : keys) {
                if (lookups.mayFind().test(key[row], wanted)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The rows with one of these keys, among those that a rule looks at. */
    int[] withKeys(int rule, Collection<Integer> hashes) {
        int[] column = marks[rule];
        IntPredicate isWanted = oneOf(hashes);
        return rows(row -> column[row] != 0 && isWanted.test(keyHash[row]));
    }

    private int[] rows(IntPredicate wanted) {
        return IntStream.range(0, size).parallel().filter(wanted).toArray();
    }

    private static IntPredicate oneOf(Collection<Integer> numbers) {
        int[] sorted = numbers.stream().mapToInt(Integer::intValue).sorted().toArray();
        if (sorted.length <= 4) {
            return number -> {
                for (int one : sorted) {
                    if (one == number) {
                        return true;
                    }
                }
                return false;
            };
        }
        long[] maybe = new long[1024];
        for (int number : sorted) {
            maybe[(number & 0xFFFF) >> 6] |= 1L << number;
        }
        return number ->
                (maybe[(number & 0xFFFF) >> 6] & 1L << number) != 0 && Arrays.binarySearch(sorted, number) >= 0;
    }
}
