package dev.tollgate.model.lint.table;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Entries one after the other in columns: the text of the left-hand side, and some thirty bytes beside it. */
public final class EntryRows {
    /** Room for the left-hand sides of most files, in bytes each. */
    private static final int TEXT = 40;

    /** The hashes of the keywords in lower case. */
    private static final Map<Action, Integer> KEYWORDS = new EnumMap<>(Action.class);

    static {
        for (Action action : Action.values()) {
            KEYWORDS.put(action, LineGrammar.fold(action.name()).hashCode());
        }
    }

    private byte[] text;
    private long[] hash;
    private int[] leftEnd;
    private int[] line;
    private int[] value;
    private char[] tagLength;
    private Tag[] tag;
    private KeyKind[] kind;
    private boolean[] valid;
    private int size;

    /** No entries yet, and room for {@code expected} ones. */
    public EntryRows(int expected) {
        int capacity = Math.max(16, expected);
        text = new byte[capacity * TEXT];
        hash = new long[capacity];
        leftEnd = new int[capacity];
        line = new int[capacity];
        value = new int[capacity];
        tagLength = new char[capacity];
        tag = new Tag[capacity];
        kind = new KeyKind[capacity];
        valid = new boolean[capacity];
    }

    /** Adds {@code entry}. */
    public void add(Entry entry) {
        String left = entry.left();
        int from = leftStart(size);
        reserve(size + 1, from + left.length());
        for (int i = 0; i < left.length(); i++) {
            text[from + i] = (byte) left.charAt(i);
        }
        int end = from + left.length();
        leftEnd[size] = end;
        hash[size] = KeyHash.of(text, from, end);
        line[size] = entry.lineNumber();
        value[size] = valueHash(entry);
        tagLength[size] = (char) (left.length() - entry.keySpan().length());
        tag[size] = entry.tag();
        kind[size] = entry.key().kind();
        valid[size] = entry.value() instanceof ParsedValue.Valid;
        size++;
    }

    private static int valueHash(Entry entry) {
        if (!(entry.meaning() instanceof Action action)) {
            return entry.right().hashCode();
        }
        return entry.right().equals(action.name())
                ? KEYWORDS.getOrDefault(action, 0)
                : LineGrammar.fold(entry.right().strip()).hashCode();
    }

    /** Adds all that {@code others} has. */
    void append(EntryRows others) {
        int from = leftStart(size);
        int length = others.leftStart(others.size);
        int count = others.size;
        reserve(size + count, from + length);
        System.arraycopy(others.text, 0, text, from, length);
        for (int i = 0; i < count; i++) {
            leftEnd[size + i] = from + others.leftEnd[i];
        }
        System.arraycopy(others.hash, 0, hash, size, count);
        System.arraycopy(others.line, 0, line, size, count);
        System.arraycopy(others.value, 0, value, size, count);
        System.arraycopy(others.tagLength, 0, tagLength, size, count);
        System.arraycopy(others.tag, 0, tag, size, count);
        System.arraycopy(others.kind, 0, kind, size, count);
        System.arraycopy(others.valid, 0, valid, size, count);
        size += count;
    }

    private void reserve(int rows, int bytes) {
        if (bytes > text.length) {
            text = Arrays.copyOf(text, Math.max(bytes, text.length / 2 * 3));
        }
        if (rows <= line.length) {
            return;
        }
        int wider = Math.max(rows, line.length / 2 * 3);
        hash = Arrays.copyOf(hash, wider);
        leftEnd = Arrays.copyOf(leftEnd, wider);
        line = Arrays.copyOf(line, wider);
        value = Arrays.copyOf(value, wider);
        tagLength = Arrays.copyOf(tagLength, wider);
        tag = Arrays.copyOf(tag, wider);
        kind = Arrays.copyOf(kind, wider);
        valid = Arrays.copyOf(valid, wider);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The left-hand sides, one after the other. */
    public byte[] text() {
        return text;
    }

    /** The {@link KeyHash} of the left-hand side. */
    long hash(int row) {
        return hash[row];
    }

    private int leftStart(int row) {
        return row == 0 ? 0 : leftEnd[row - 1];
    }

    /** Where the key begins in {@link #text()}. */
    public int keyStart(int row) {
        return leftStart(row) + tagLength[row];
    }

    /** Where the key ends in {@link #text()}. */
    public int keyEnd(int row) {
        return leftEnd[row];
    }

    /** The key's text. */
    public String key(int row) {
        return new String(text, keyStart(row), keyEnd(row) - keyStart(row), StandardCharsets.ISO_8859_1);
    }

    /** Where the left-hand side stands in its line. */
    public Span left(int row) {
        return new Span(0, leftEnd[row] - leftStart(row));
    }

    /** Where the key stands in its line. */
    public Span keySpan(int row) {
        return new Span(tagLength[row], leftEnd[row] - leftStart(row));
    }

    /** The number of its line. */
    public int line(int row) {
        return line[row];
    }

    /**
     * A number that is equal for equal values, and for one keyword in whatever case: the hash of the text, of a keyword's
     * in lower case.
     */
    public int value(int row) {
        return value[row];
    }

    /** The tag. */
    public Tag tag(int row) {
        return tag[row];
    }

    /** The shape of the key. */
    public KeyKind kind(int row) {
        return kind[row];
    }

    /** Whether the value means something. */
    public boolean isValid(int row) {
        return valid[row];
    }
}
