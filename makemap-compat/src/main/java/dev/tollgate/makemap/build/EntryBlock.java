package dev.tollgate.makemap.build;

import dev.tollgate.makemap.report.LineProblem;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineScanner;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of the input and where the keys and values of its entries lie in it. Keys are already folded, and followed
 * by their NUL where the map wants one.
 */
public final class EntryBlock {
    private static final int FIELDS = 5;
    private static final int KEY_START = 0;
    private static final int KEY_LENGTH = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_LENGTH = 3;
    private static final int LINE = 4;

    private final int number;
    private final byte[] bytes;
    private int[] entries = new int[64 * FIELDS];
    private int count;
    private int lines;

    private EntryBlock(int number, byte[] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /**
     * Parses {@code bytes[0, length)}, which starts and ends where makemap would begin a line. The array becomes the
     * block's own and must have at least one more byte than {@code length}.
     */
    static EntryBlock parse(
            int number, byte[] bytes, int length, LineGrammar grammar, Termination termination, ProblemLog problems) {
        EntryBlock block = new EntryBlock(number, bytes);
        LineScanner scanner = new LineScanner(grammar, bytes, 0, length);
        boolean fold = grammar.foldCase();
        while (scanner.next()) {
            int start = scanner.start();
            if (fold) {
                fold(bytes, start, scanner.keyEnd());
            }
            int keyLength = scanner.keyEnd() - start;
            switch (scanner.kind()) {
                case EMPTY, COMMENT -> {}
                case ENTRY -> block.add(scanner, termination);
                case TOO_LONG -> problems.add(LineProblem.Kind.LINE_TOO_LONG, block.sequence(scanner), bytes, 0, 0);
                case LEADING_SPACE ->
                    problems.add(LineProblem.Kind.LEADING_SPACE, block.sequence(scanner), bytes, 0, 0);
                case NO_VALUE ->
                    problems.add(LineProblem.Kind.NO_VALUE, block.sequence(scanner), bytes, start, keyLength);
            }
        }
        block.lines = scanner.lineNumber();
        return block;
    }

    /** A block of pairs that come from no text. */
    static EntryBlock ofPairs(int number, byte[] bytes, int[] lengths, int pairs) {
        EntryBlock block = new EntryBlock(number, bytes);
        int at = 0;
        for (int i = 0; i < pairs; i++) {
            int keyLength = lengths[2 * i];
            int valueLength = lengths[2 * i + 1];
            block.add(at, keyLength, at + keyLength, valueLength, i);
            at += keyLength + valueLength;
        }
        return block;
    }

    private static void fold(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= 'A' && b <= 'Z') {
                bytes[i] = (byte) (b + ('a' - 'A'));
            }
        }
    }

    private long sequence(LineScanner scanner) {
        return sequence(number, scanner.lineNumber() - 1);
    }

    /** The {@link #sequence(int)} of the entry of line {@code line}, from 0, of block {@code number}. */
    public static long sequence(int number, int line) {
        return ((long) number << 32) | line;
    }

    private void add(LineScanner scanner, Termination termination) {
        int start = scanner.start();
        int keyLength = scanner.keyEnd() - start;
        int valueLength = scanner.valueEnd() - scanner.valueStart();
        if (termination == Termination.NUL) {
            // The bytes after key and value are a separator, a newline or the spare byte: free to be overwritten.
            bytes[scanner.keyEnd()] = 0;
            bytes[scanner.valueEnd()] = 0;
            keyLength++;
            valueLength++;
        }
        add(start, keyLength, scanner.valueStart(), valueLength, scanner.lineNumber() - 1);
    }

    private void add(int keyStart, int keyLength, int valueStart, int valueLength, int line) {
        int at = count * FIELDS;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, at * 2);
        }
        entries[at + KEY_START] = keyStart;
        entries[at + KEY_LENGTH] = keyLength;
        entries[at + VALUE_START] = valueStart;
        entries[at + VALUE_LENGTH] = valueLength;
        entries[at + LINE] = line;
        count++;
    }

    /** The length of {@link #pack()}'s result. */
    int packedLength() {
        return Integer.BYTES * (1 + count * FIELDS) + bytes.length;
    }

    /** The block as bytes. */
    ByteBuffer pack() {
        ByteBuffer packed = ByteBuffer.allocate(packedLength());
        packed.putInt(count).asIntBuffer().put(entries, 0, count * FIELDS);
        packed.position(Integer.BYTES * (1 + count * FIELDS)).put(bytes);
        return packed.flip();
    }

    /** The block that {@link #pack()} made {@code packed} of. */
    static EntryBlock unpack(int number, ByteBuffer packed) {
        int count = packed.getInt();
        int[] entries = new int[count * FIELDS];
        packed.asIntBuffer().get(entries);
        packed.position(packed.position() + Integer.BYTES * entries.length);
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        EntryBlock block = new EntryBlock(number, bytes);
        block.entries = entries;
        block.count = count;
        return block;
    }

    /** The block's place in the input, from 0 without gaps. */
    public int number() {
        return number;
    }

    /** The number of lines in the block, as makemap counts; 0 for pairs that come from no text. */
    public int lines() {
        return lines;
    }

    /** The number of entries. */
    public int size() {
        return count;
    }

    /** The array in which keys and values lie; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the key of entry {@code i}. */
    public int keyStart(int i) {
        return entries[i * FIELDS + KEY_START];
    }

    /** Length of the key of entry {@code i}, at most {@value dev.tollgate.model.source.LineGrammar#BUFFER_SIZE} in text. */
    public int keyLength(int i) {
        return entries[i * FIELDS + KEY_LENGTH];
    }

    /** Offset of the value of entry {@code i}. */
    public int valueStart(int i) {
        return entries[i * FIELDS + VALUE_START];
    }

    /** Length of the value of entry {@code i}. */
    public int valueLength(int i) {
        return entries[i * FIELDS + VALUE_LENGTH];
    }

    /** The place of entry {@code i} in the whole input: rises from entry to entry and block to block. */
    public long sequence(int i) {
        return sequence(number, entries[i * FIELDS + LINE]);
    }
}
