package dev.tollgate.makemap.db.write;

import java.util.Arrays;

/** Pages of one level of a btree, and for each but the first the key that separates it from the page before. */
final class Separators {
    private int[] pages = new int[64];
    private int[] ends = new int[64];
    private byte[] keys = new byte[1024];
    private int count;

    int count() {
        return count;
    }

    /** The page as it was added. */
    int page(int i) {
        return pages[i];
    }

    byte[] key(int i) {
        return Arrays.copyOfRange(keys, i == 0 ? 0 : ends[i - 1], ends[i]);
    }

    /** Adds a page whose keys are not below {@code source[from, from + length)}. */
    void add(int page, byte[] source, int from, int length) {
        if (count == pages.length) {
            pages = Arrays.copyOf(pages, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        int end = count == 0 ? 0 : ends[count - 1];
        if (end + length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(end + length, keys.length * 2));
        }
        System.arraycopy(source, from, keys, end, length);
        pages[count] = page;
        ends[count] = end + length;
        count++;
    }

    void add(int page, byte[] key) {
        add(page, key, 0, key.length);
    }

    /** The shortest key above {@code left} and not above {@code right}: how many bytes of {@code right} it has. */
    static int shortest(byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
        int mismatch =
                Arrays.mismatch(left, leftFrom, leftFrom + leftLength, right, rightFrom, rightFrom + rightLength);
        assert mismatch >= 0
                        && (mismatch == leftLength
                                || (left[leftFrom + mismatch] & 0xFF) < (right[rightFrom + mismatch] & 0xFF))
                : "keys ascend";
        return Math.min(mismatch + 1, rightLength);
    }
}
