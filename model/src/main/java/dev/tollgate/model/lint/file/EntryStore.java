package dev.tollgate.model.lint.file;

import dev.tollgate.model.entry.Action;
import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.ParsedValue;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Entries kept until the end of the file in as few bytes as it takes: the key's text, twenty bytes beside it, and a
 * place in a {@link KeyTable}.
 */
final class EntryStore {
    private final KeyTable table = new KeyTable();
    private byte[] keys = new byte[1024];
    private int[] keyEnd = new int[64];
    private int[] line = new int[64];
    private int[] value = new int[64];
    private Tag[] tag = new Tag[64];
    private KeyKind[] kind = new KeyKind[64];
    private final Set<Tag> tagsSeen = EnumSet.noneOf(Tag.class);
    private boolean dotSeen;
    private int size;

    /** Keeps {@code entry}; of two with one key the first counts. */
    void add(Entry entry) {
        long hash = KeyHash.of(entry.left());
        if (table.putIfAbsent(hash, size) != KeyTable.NONE) {
            return;
        }
        if (size == line.length) {
            grow();
        }
        byte[] key = entry.left()
                .substring(entry.left().length() - entry.keySpan().length())
                .getBytes(StandardCharsets.ISO_8859_1);
        int from = keyStart(size);
        if (from + key.length > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(keys.length * 2, from + key.length));
        }
        System.arraycopy(key, 0, keys, from, key.length);
        keyEnd[size] = from + key.length;
        line[size] = entry.lineNumber();
        value[size] = valueHash(entry);
        tag[size] = entry.tag();
        kind[size] = entry.key().kind();
        tagsSeen.add(entry.tag());
        dotSeen |= key.length > 0 && key[0] == '.';
        size++;
    }

    /** A number that is equal for equal values, and for one keyword in whatever case. */
    static int valueHash(Entry entry) {
        boolean keyword = entry.value() instanceof ParsedValue.Valid valid && valid.value() instanceof Action;
        return keyword
                ? LineGrammar.fold(entry.right().strip()).hashCode()
                : entry.right().hashCode();
    }

    /** The number of entries kept. */
    int size() {
        return size;
    }

    /** The entry with the tag {@code wanted} and, as its key, {@code length} bytes of {@link #keys()}. */
    int find(Tag wanted, int from, int length) {
        boolean possible = tagsSeen.contains(wanted) && (dotSeen || length == 0 || keys[from] != '.');
        return possible ? table.get(KeyHash.of(wanted.text(), keys, from, length)) : KeyTable.NONE;
    }

    /** All keys, one behind the other. */
    byte[] keys() {
        return keys;
    }

    int keyStart(int index) {
        return index == 0 ? 0 : keyEnd[index - 1];
    }

    int keyEnd(int index) {
        return keyEnd[index];
    }

    int line(int index) {
        return line[index];
    }

    int value(int index) {
        return value[index];
    }

    Tag tag(int index) {
        return tag[index];
    }

    KeyKind kind(int index) {
        return kind[index];
    }

    /** The key's text. */
    String key(int index) {
        int from = keyStart(index);
        return new String(keys, from, keyEnd[index] - from, StandardCharsets.ISO_8859_1);
    }

    /** Where the left-hand side stands. */
    Span left(int index) {
        Tag of = tag(index);
        int tagLength = of == Tag.UNTAGGED ? 0 : of.text().length() + 1;
        return new Span(0, tagLength + keyEnd[index] - keyStart(index));
    }

    private void grow() {
        int wider = size * 2;
        keyEnd = Arrays.copyOf(keyEnd, wider);
        line = Arrays.copyOf(line, wider);
        value = Arrays.copyOf(value, wider);
        tag = Arrays.copyOf(tag, wider);
        kind = Arrays.copyOf(kind, wider);
    }
}
