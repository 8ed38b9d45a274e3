package dev.tollgate.makemap.build;

import dev.tollgate.makemap.report.LineProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Gathers, from all threads, the lines that did not get into the map. */
public final class ProblemLog {
    private record Entry(long sequence, LineProblem.Kind kind, String key) {}

    /** Drops what it is told. */
    public static final ProblemLog NONE = new ProblemLog(Termination.PLAIN, Integer.MAX_VALUE);

    private final Termination termination;
    private final int blocksWithoutText;
    private final List<Entry> entries = new ArrayList<>();

    /** @param blocksWithoutText the number of blocks in front that hold pairs without line numbers */
    ProblemLog(Termination termination, int blocksWithoutText) {
        this.termination = termination;
        this.blocksWithoutText = blocksWithoutText;
    }

    /** Records that the entries {@code offsets[from, to)} were left out because the map has their key already. */
    public void duplicates(Records records, int[] offsets, int from, int to) {
        for (int i = from; i < to; i++) {
            int record = offsets[i];
            duplicate(records.sequence(record), records.bytes(), records.keyStart(record), records.keyLength(record));
        }
    }

    /**
     * Records that the entry at {@code sequence} was left out because the map has its key already. Pairs that came
     * from no text are passed over.
     *
     * @param bytes the array that holds the key as stored
     */
    public void duplicate(long sequence, byte[] bytes, int keyStart, int keyLength) {
        int length = termination == Termination.NUL ? keyLength - 1 : keyLength;
        add(LineProblem.Kind.DUPLICATE_KEY, sequence, bytes, keyStart, length);
    }

    void add(LineProblem.Kind kind, long sequence, byte[] bytes, int keyStart, int keyLength) {
        if (sequence >>> 32 < blocksWithoutText) {
            return;
        }
        Entry entry = new Entry(sequence, kind, new String(bytes, keyStart, keyLength, StandardCharsets.ISO_8859_1));
        synchronized (entries) {
            entries.add(entry);
        }
    }

    /**
     * The problems in the order of their lines.
     *
     * @param linesBefore the number of lines before each block
     */
    List<LineProblem> sorted(long[] linesBefore) {
        List<LineProblem> problems = new ArrayList<>();
        synchronized (entries) {
            entries.sort(Comparator.comparingLong(Entry::sequence));
            for (Entry entry : entries) {
                long line = linesBefore[(int) (entry.sequence >>> 32)] + (int) entry.sequence + 1;
                problems.add(new LineProblem(line, entry.kind, entry.key));
            }
        }
        return Collections.unmodifiableList(problems);
    }
}
