package dev.tollgate.model.policy;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries that makemap would store of an access file, in memory, found by key: lines that makemap drops are left out,
 * the rest of a line too long for makemap is a line of its own, keys are folded, the first of equal keys wins. Immutable
 * and safe for concurrent use.
 *
 * <p>Entries are places in the file's bytes, and the hash table is one int array, so that a million entries need no object
 * each. Most keys asked for are missing, and the table of a large file does not fit into a processor's cache: a table of
 * bits, sixteen times smaller, of which a key has three in one word, tells of most missing keys that they are.
 */
public final class AccessIndex implements Lookup {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final int BITS_MULTIPLIER = 0x85EBCA6B;

    private static final int PLACES = 5;
    private static final int KEY_END = 1;
    private static final int VALUE = 2;
    private static final int VALUE_END = 3;
    private static final int LINE = 4;

    private final byte[] text;
    private int size;
    /** For each entry where its key begins and ends, where its value does, and its line's number. */
    private int[] places = new int[64 * PLACES];
    /** Pairs of an entry's number plus one, 0 for a free slot, and its key's hash; the length is a power of two. */
    private int[] slots = new int[256];
    /** Three bits for each key in the word that its hash chooses; there are eight bits or more for an entry. */
    private long[] present = new long[slots.length / Integer.SIZE];

    private AccessIndex(byte[] text) {
        this.text = text;
    }

    /** The entries of {@code file} under makemap's default grammar. */
    public static AccessIndex of(AccessFile file) {
        return of(file.render());
    }

    /** The same of a file's bytes, which must not be changed afterwards. */
    public static AccessIndex of(byte[] text) {
        AccessIndex index = new AccessIndex(text);
        LineScanner scanner = new LineScanner(LineGrammar.DEFAULT, index.text, 0, index.text.length);
        int line = 1;
        while (scanner.next()) {
            if (scanner.kind() == LineKind.ENTRY) {
                index.add(scanner, line);
            }
            boolean newline = scanner.position() > scanner.end();
            line += newline ? 1 : 0;
        }
        return index;
    }

    /**
     * Collects pairs that come from no text, such as those of a directory, whose keys and values may be any bytes. Of equal
     * keys the first wins.
     */
    public static final class Builder {
        private final AccessIndex index;

        /** Of pairs whose bytes lie in {@code bytes}, which must not be changed afterwards. */
        public Builder(byte[] bytes) {
            index = new AccessIndex(bytes);
        }

        /**
         * Adds the pair whose key and value lie at these offsets.
         *
         * @param line what the entry is called, from 1
         * @return the line of the entry that has this key already, or 0 if the pair was added
         */
        public int add(int key, int keyEnd, int value, int valueEnd, int line) {
            int size = index.size;
            int there = index.add(key, keyEnd, value, valueEnd, line);
            return index.size > size ? 0 : index.places[there * PLACES + LINE];
        }

        /** The index; the builder is not used any more. */
        public AccessIndex build() {
            return index;
        }
    }

    /** All entries with these keys, folded, those that makemap drops as duplicates included, in the file's order. */
    public Map<String, List<Hit>> all(Set<String> keys) {
        Map<String, List<Hit>> all = new HashMap<>();
        LineScanner scanner = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
        int line = 1;
        while (scanner.next()) {
            if (scanner.kind() == LineKind.ENTRY) {
                String key = latin1(scanner.start(), scanner.keyEnd());
                String folded = LineGrammar.fold(key);
                if (keys.contains(folded)) {
                    String value = latin1(scanner.valueStart(), scanner.valueEnd());
                    all.computeIfAbsent(folded, first -> new ArrayList<>()).add(new Hit(key, value, line));
                }
            }
            boolean newline = scanner.position() > scanner.end();
            line += newline ? 1 : 0;
        }
        return all;
    }

    private void add(LineScanner scanner, int line) {
        add(scanner.start(), scanner.keyEnd(), scanner.valueStart(), scanner.valueEnd(), line);
    }

    /** The number of the entry with this key, which is the new one unless there was one before. */
    private int add(int keyStart, int keyEnd, int value, int valueEnd, int line) {
        byte[] key = Arrays.copyOfRange(text, keyStart, keyEnd);
        for (int i = 0; i < key.length; i++) {
            key[i] = LineGrammar.fold(key[i]);
        }
        int hash = hash(key, 0, key.length);
        int slot = slot(hash, key, 0, key.length);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int place = size * PLACES;
        if (place == places.length) {
            places = Arrays.copyOf(places, Math.multiplyExact(place, 2));
        }
        places[place] = keyStart;
        places[place + KEY_END] = keyEnd;
        places[place + VALUE] = value;
        places[place + VALUE_END] = valueEnd;
        places[place + LINE] = line;
        slots[slot] = ++size;
        slots[slot + 1] = hash;
        markPresent(hash);
        if (size * 4 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] old = slots;
        slots = new int[old.length * 2];
        present = new long[slots.length / Integer.SIZE];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = first(old[i + 1]);
                while (slots[slot] != 0) {
                    slot = next(slot);
                }
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
                markPresent(old[i + 1]);
            }
        }
    }

    /** The word of a hash: other digits of it than those that choose the slot. */
    private int word(int hash) {
        return hash >>> Integer.numberOfLeadingZeros(present.length - 1);
    }

    private static long bits(int hash) {
        int mixed = hash * BITS_MULTIPLIER;
        return 1L << (mixed >>> 26) | 1L << (mixed >>> 20) | 1L << (mixed >>> 14);
    }

    private void markPresent(int hash) {
        present[word(hash)] |= bits(hash);
    }

    private boolean mayBePresent(int hash) {
        return (~present[word(hash)] & bits(hash)) == 0;
    }

    private int first(int hash) {
        return hash << 1 & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 2 & slots.length - 1;
    }

    /** The slot of the key, or the free one where it belongs. */
    private int slot(int hash, byte[] key, int from, int to) {
        int slot = first(hash);
        while (slots[slot] != 0 && !(slots[slot + 1] == hash && isKey(slots[slot] - 1, key, from, to))) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean isKey(int entry, byte[] key, int from, int to) {
        int start = places[entry * PLACES];
        if (places[entry * PLACES + KEY_END] - start != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (LineGrammar.fold(text[start + i - from]) != key[i]) {
                return false;
            }
        }
        return true;
    }

    /** Eight bytes at a time, the last eight perhaps once more; the length tells zero bytes at the end from none. */
    static int hash(byte[] key, int from, int to) {
        long hash = (to - from) * MULTIPLIER;
        if (to - from < Long.BYTES) {
            long all = 0;
            for (int at = from; at < to; at++) {
                all = all << Byte.SIZE | key[at] & 0xff;
            }
            hash = mixed(hash ^ all);
        } else {
            for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
                hash = mixed(hash ^ (long) LONGS.get(key, at));
            }
            hash = mixed(hash ^ (long) LONGS.get(key, to - Long.BYTES));
        }
        return (int) (hash ^ hash >>> Integer.SIZE);
    }

    /** Both halves of the product of 128 bits: every bit of {@code hash} counts in the low digits, which choose a slot. */
    private static long mixed(long hash) {
        return hash * MULTIPLIER ^ Math.multiplyHigh(hash, MULTIPLIER);
    }

    @Override
    public @Nullable Hit get(String key) {
        byte[] bytes = new byte[key.length()];
        for (int i = 0; i < bytes.length; i++) {
            if (key.charAt(i) > 0xff) {
                return null;
            }
            bytes[i] = (byte) key.charAt(i);
        }
        return get(bytes, 0, bytes.length);
    }

    @Override
    public @Nullable Hit get(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int entry = mayBePresent(hash) ? slots[slot(hash, bytes, from, to)] - 1 : -1;
        return entry < 0 ? null : entry(entry);
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** Entry {@code number}, from 0, in the file's order. */
    public Hit entry(int number) {
        int place = number * PLACES;
        return new Hit(
                latin1(places[place], places[place + KEY_END]),
                latin1(places[place + VALUE], places[place + VALUE_END]),
                places[place + LINE]);
    }

    private String latin1(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
