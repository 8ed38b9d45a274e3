package dev.tollgate.makemap.db185;

import dev.tollgate.makemap.build.DuplicatePolicy;
import dev.tollgate.makemap.build.EntryBlock;
import dev.tollgate.makemap.build.ProblemLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All entries of a build, in the order of their keys (unsigned bytes, the shorter first) and then of the input. */
final class SortedEntries {
    private final List<EntryBlock> blocks;
    private long[] entries;

    private SortedEntries(List<EntryBlock> blocks, long[] entries) {
        this.blocks = blocks;
        this.entries = entries;
    }

    /** Sorts {@code unordered} and deals with repeated keys. */
    static SortedEntries of(List<EntryBlock> unordered, DuplicatePolicy policy, ProblemLog problems) {
        List<EntryBlock> blocks = new ArrayList<>(unordered);
        blocks.sort(Comparator.comparingInt(EntryBlock::number));
        long[] entries = new long[blocks.stream().mapToInt(EntryBlock::size).sum()];
        int at = 0;
        for (int block = 0; block < blocks.size(); block++) {
            for (int i = 0; i < blocks.get(block).size(); i++) {
                entries[at++] = (long) block << 32 | i;
            }
        }
        SortedEntries sorted = new SortedEntries(blocks, entries);
        sorted.sort(0, entries.length, new long[entries.length]);
        if (policy != DuplicatePolicy.KEEP_ALL) {
            sorted.dropRepeated(policy, problems);
        }
        return sorted;
    }

    int size() {
        return entries.length;
    }

    /** The array with key and value of entry {@code i}. */
    byte[] bytes(int i) {
        return block(i).bytes();
    }

    int keyStart(int i) {
        return block(i).keyStart((int) entries[i]);
    }

    int keyLength(int i) {
        return block(i).keyLength((int) entries[i]);
    }

    int valueStart(int i) {
        return block(i).valueStart((int) entries[i]);
    }

    int valueLength(int i) {
        return block(i).valueLength((int) entries[i]);
    }

    byte[] key(int i) {
        return Arrays.copyOfRange(bytes(i), keyStart(i), keyStart(i) + keyLength(i));
    }

    byte[] value(int i) {
        return Arrays.copyOfRange(bytes(i), valueStart(i), valueStart(i) + valueLength(i));
    }

    private EntryBlock block(int i) {
        return blocks.get((int) (entries[i] >>> 32));
    }

    private void sort(int from, int to, long[] scratch) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle, scratch);
        sort(middle, to, scratch);
        if (compare(entries[middle - 1], entries[middle]) <= 0) {
            return;
        }
        System.arraycopy(entries, from, scratch, from, middle - from);
        int left = from;
        int right = middle;
        for (int out = from; left < middle; out++) {
            entries[out] =
                    right < to && compare(scratch[left], entries[right]) > 0 ? entries[right++] : scratch[left++];
        }
    }

    private int compare(long a, long b) {
        EntryBlock blockA = blocks.get((int) (a >>> 32));
        EntryBlock blockB = blocks.get((int) (b >>> 32));
        int startA = blockA.keyStart((int) a);
        int startB = blockB.keyStart((int) b);
        return Arrays.compareUnsigned(
                blockA.bytes(),
                startA,
                startA + blockA.keyLength((int) a),
                blockB.bytes(),
                startB,
                startB + blockB.keyLength((int) b));
    }

    private void dropRepeated(DuplicatePolicy policy, ProblemLog problems) {
        long[] kept = new long[entries.length];
        int count = 0;
        for (int i = 0; i < entries.length; i++) {
            if (count == 0 || compare(kept[count - 1], entries[i]) != 0) {
                kept[count++] = entries[i];
            } else if (policy == DuplicatePolicy.FIRST_WINS) {
                problems.duplicate(block(i).sequence((int) entries[i]), bytes(i), keyStart(i), keyLength(i));
            } else {
                kept[count - 1] = entries[i];
            }
        }
        entries = Arrays.copyOf(kept, count);
    }
}
