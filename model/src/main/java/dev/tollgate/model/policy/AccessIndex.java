package dev.tollgate.model.policy;

import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries that makemap would store of an access file, in memory, found by key: lines that makemap drops are left out,
 * keys are folded, the first of equal keys wins. Immutable and safe for concurrent use.
 *
 * <p>All text lies in one byte array and the hash table is one int array, so that a million entries need no object each.
 */
public final class AccessIndex implements Lookup {
    private byte[] text = new byte[1 << 12];
    private int used;
    private int size;
    private int[] keyStart = new int[64];
    private int[] valueStart = new int[64];
    private int[] valueEnd = new int[64];
    private int[] lineNumber = new int[64];
    /** Entry number plus one by hash, 0 for a free slot; the length is a power of two. */
    private int[] slots = new int[128];

    private AccessIndex() {}

    /** The entries of {@code file} under makemap's default grammar. */
    public static AccessIndex of(AccessFile file) {
        AccessIndex index = new AccessIndex();
        for (int number = 1; number <= file.lineCount(); number++) {
            Line line = file.line(number);
            LineParts parts = line.parts(LineGrammar.DEFAULT);
            if (parts.kind() == LineKind.ENTRY) {
                index.add(
                        parts.key().of(line.text()).getBytes(StandardCharsets.ISO_8859_1),
                        parts.storedValue(line),
                        number);
            }
        }
        return index;
    }

    private void add(byte[] key, byte[] value, int line) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return;
        }
        reserve(key.length + value.length);
        keyStart[size] = used;
        System.arraycopy(key, 0, text, used, key.length);
        used += key.length;
        valueStart[size] = used;
        System.arraycopy(value, 0, text, used, value.length);
        used += value.length;
        valueEnd[size] = used;
        lineNumber[size] = line;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            rehash();
        }
    }

    private void reserve(int bytes) {
        if (used + bytes > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, Math.addExact(used, bytes)));
        }
        if (size == keyStart.length) {
            keyStart = Arrays.copyOf(keyStart, size * 2);
            valueStart = Arrays.copyOf(valueStart, size * 2);
            valueEnd = Arrays.copyOf(valueEnd, size * 2);
            lineNumber = Arrays.copyOf(lineNumber, size * 2);
        }
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int entry = 0; entry < size; entry++) {
            int hash = 0;
            for (int i = keyStart[entry]; i < valueStart[entry]; i++) {
                hash = hash * 31 + fold(text[i]);
            }
            int slot = spread(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = entry + 1;
        }
    }

    private int slot(byte[] key) {
        int hash = 0;
        for (byte b : key) {
            hash = hash * 31 + fold(b);
        }
        int slot = spread(hash);
        while (slots[slot] != 0 && !isKey(slots[slot] - 1, key)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean isKey(int entry, byte[] key) {
        int start = keyStart[entry];
        if (valueStart[entry] - start != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (fold(text[start + i]) != fold(key[i])) {
                return false;
            }
        }
        return true;
    }

    private int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }

    private static int fold(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b & 0xff;
    }

    private int find(String key) {
        int hash = 0;
        int length = key.length();
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + key.charAt(i);
        }
        int slot = spread(hash);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            int start = keyStart[entry];
            if (valueStart[entry] - start == length) {
                int i = 0;
                while (i < length && fold(text[start + i]) == key.charAt(i)) {
                    i++;
                }
                if (i == length) {
                    return entry;
                }
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    @Override
    public @Nullable Hit get(String key) {
        int entry = find(key);
        return entry < 0 ? null : entry(entry);
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** Entry {@code number}, from 0, in the file's order. */
    public Hit entry(int number) {
        return new Hit(
                latin1(keyStart[number], valueStart[number]),
                latin1(valueStart[number], valueEnd[number]),
                lineNumber[number]);
    }

    private String latin1(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
