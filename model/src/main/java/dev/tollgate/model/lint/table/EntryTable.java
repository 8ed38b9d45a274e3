package dev.tollgate.model.lint.table;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Entries as rows in the order of the file, and which row is the first with a key. */
public final class EntryTable {
    private final EntryRows rows;
    private final KeyTable firsts;
    /** How long the keys with each tag are: most lookups end here. */
    private final Map<Tag, BitSet> keyLengths = new EnumMap<>(Tag.class);

    private final BitSet repeated = new BitSet();
    /** The first row with the key of each repeated row, in their order. */
    private int[] repeats = new int[16];

    private int repeatCount;

    /** An empty table with room for {@code expected} entries. */
    public EntryTable(int expected) {
        rows = new EntryRows(expected);
        firsts = new KeyTable(expected);
    }

    /** Adds {@code entry}. */
    public void add(Entry entry) {
        rows.add(entry);
        index(rows.size() - 1);
    }

    /** Adds all of {@code others}. */
    public void append(EntryRows others) {
        int row = rows.size();
        rows.append(others);
        while (row < rows.size()) {
            index(row++);
        }
    }

    private void index(int row) {
        int first = firsts.putIfAbsent(rows.hash(row), row);
        if (first != KeyTable.NONE) {
            repeated.set(row);
            if (repeatCount == repeats.length) {
                repeats = Arrays.copyOf(repeats, repeatCount * 2);
            }
            repeats[repeatCount++] = first;
            return;
        }
        Tag tag = rows.tag(row);
        keyLengths.computeIfAbsent(tag, unseen -> new BitSet()).set(rows.keyEnd(row) - rows.keyStart(row));
    }

    /** All entries. */
    public EntryRows rows() {
        return rows;
    }

    /** The tags that there are. */
    public Set<Tag> tags() {
        return Collections.unmodifiableSet(keyLengths.keySet());
    }

    /** The rows whose key no row before them has, and that are {@code wanted}, in the order of the file. */
    public IntStream firsts(IntPredicate wanted) {
        return IntStream.range(0, rows.size()).filter(row -> !repeated.get(row) && wanted.test(row));
    }

    /** Takes a row whose key another has before it. */
    @FunctionalInterface
    public interface RepeatVisitor {
        /** Takes {@code row}; {@code first} is the first with the same key. */
        void visit(int row, int first);
    }

    /** Shows the rows whose key another row has before them, in the order of the file. */
    public void repeated(RepeatVisitor visitor) {
        int index = 0;
        for (int row = repeated.nextSetBit(0); row >= 0; row = repeated.nextSetBit(row + 1)) {
            visitor.visit(row, repeats[index++]);
        }
    }

    /**
     * The first row with the tag {@code tag} and, as its key, {@code length} bytes of the rows' text; {@link KeyTable#NONE}
     * without one.
     */
    public int find(Tag tag, int from, int length) {
        BitSet lengths = keyLengths.get(tag);
        if (lengths == null || !lengths.get(length)) {
            return KeyTable.NONE;
        }
        int row = firsts.get(KeyHash.of(tag.text(), rows.text(), from, from + length));
        return row != KeyTable.NONE && rows.tag(row) == tag ? row : KeyTable.NONE;
    }
}
