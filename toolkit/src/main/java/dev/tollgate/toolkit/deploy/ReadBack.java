package dev.tollgate.toolkit.deploy;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.TaskQueue;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.makemap.format.PairSum;
import dev.tollgate.makemap.format.SummedMap;
import dev.tollgate.makemap.report.BuildReport;
import dev.tollgate.makemap.report.LineProblem;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import dev.tollgate.store.history.Digests;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Compares a map with the text that it was written from, on all cores: every key of the text must be found, with the very
 * value of the first line that has it, and nothing else be there. Where the map's pages tell what is found, both are read
 * from the beginning to the end and compared by a sum over their pairs; otherwise every key is looked up.
 */
final class ReadBack {
    /** Enough lines to keep a core busy, few enough to stop soon when the map is not wanted any more. */
    private static final int STRETCH = 1 << 19;

    private final byte[] text;
    private final Path written;
    private final AtomicLong pairs = new AtomicLong();
    /** Where lines begin that did not get into the map, because it had their key. */
    private final Set<Integer> repeats;

    private volatile String digest = "";

    private final BuildReport report;

    /** Compares the map {@code written} with {@code text}, of which {@code report} says what became of it. */
    ReadBack(byte[] text, Path written, BuildReport report) {
        this.text = text;
        this.written = written;
        this.report = report;
        repeats = repeats(text, report);
    }

    private static Set<Integer> repeats(byte[] text, BuildReport report) {
        Set<Long> numbers = report.problems().stream()
                .filter(problem -> problem.kind() == LineProblem.Kind.DUPLICATE_KEY)
                .map(LineProblem::line)
                .collect(Collectors.toSet());
        Set<Integer> starts = new HashSet<>();
        LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
        while (!numbers.isEmpty() && lines.next()) {
            if (numbers.contains((long) lines.lineNumber())) {
                starts.add(lines.start());
            }
        }
        return starts;
    }

    /**
     * Compares them.
     *
     * @return the SHA-256 of the map, in hexadecimal
     */
    String run(DeployProgress progress) throws IOException {
        try (MapReader map = MapFiles.open(written);
                TaskQueue tasks = new TaskQueue()) {
            tasks.submit(() -> digest = Digests.sha256(written));
            Optional<SummedMap> summed = map.summed();
            // Where the sums differ, lookups say which entry it is.
            if (summed.isEmpty() || !haveSameSum(summed.get(), tasks, progress)) {
                lookUpAll(map, tasks, progress);
            }
            tasks.await();
        }
        return digest;
    }

    private boolean haveSameSum(SummedMap map, TaskQueue tasks, DeployProgress progress) throws IOException {
        PairSum inMap = new PairSum();
        PairSum inText = new PairSum();
        tasks.submit(() -> inMap.add(map.sum()));
        inStretches(tasks, progress, (start, end) -> {
            PairSum sum = sum(start, end);
            synchronized (inText) {
                inText.add(sum);
            }
        });
        tasks.await();
        return inMap.isOfSamePairsAs(inText) && inMap.count() == report.entries();
    }

    private void lookUpAll(MapReader map, TaskQueue tasks, DeployProgress progress) throws IOException {
        tasks.submit(() -> map.forEach((key, value) -> pairs.incrementAndGet()));
        inStretches(tasks, progress, (start, end) -> lookUp(map, start, end));
        tasks.await();
        if (pairs.get() != report.entries()) {
            throw differs(pairs + " entries of " + report.entries() + " read back");
        }
    }

    /** Something done with the lines from one place of the text to another. */
    @FunctionalInterface
    private interface Stretch {
        void run(int start, int end) throws IOException;
    }

    private void inStretches(TaskQueue tasks, DeployProgress progress, Stretch work) throws IOException {
        for (int from = 0; from < text.length; ) {
            progress.requireWanted();
            int start = from;
            int end = lineEnd(Math.min(text.length, start + STRETCH));
            tasks.submit(() -> work.run(start, end));
            from = end;
        }
    }

    /** The sum of what the lines from {@code start} to {@code end} put into the map. */
    private PairSum sum(int start, int end) {
        PairSum sum = new PairSum();
        byte[] pair = new byte[LineGrammar.BUFFER_SIZE];
        LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, start, end);
        while (lines.next()) {
            if (lines.kind() == LineKind.ENTRY && !isRepeat(lines)) {
                int key = lines.keyEnd() - lines.start();
                int value = lines.valueEnd() - lines.valueStart();
                for (int i = 0; i < key; i++) {
                    pair[i] = LineGrammar.fold(text[lines.start() + i]);
                }
                System.arraycopy(text, lines.valueStart(), pair, key, value);
                sum.add(pair, 0, key, key, key + value);
            }
        }
        return sum;
    }

    private boolean isRepeat(LineScanner lines) {
        return !repeats.isEmpty() && repeats.contains(lines.start());
    }

    /** Where a line begins at {@code from} or after it: after a newline makemap always begins a line. */
    private int lineEnd(int from) {
        int at = from;
        while (at < text.length && text[at - 1] != '\n') {
            at++;
        }
        return at;
    }

    /** Looks up the keys of the lines from {@code start} to {@code end}. */
    private void lookUp(MapReader map, int start, int end) throws IOException {
        LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, start, end);
        while (lines.next()) {
            if (lines.kind() == LineKind.ENTRY) {
                byte[] value = map.get(folded(Arrays.copyOfRange(text, lines.start(), lines.keyEnd())));
                if (value == null) {
                    throw differs("the key of line " + lineNumber(lines.start()) + " is missing");
                }
                if (!isRepeat(lines)
                        && !Arrays.equals(value, 0, value.length, text, lines.valueStart(), lines.valueEnd())) {
                    throw differs("the key of line " + lineNumber(lines.start()) + " has another value");
                }
            }
        }
    }

    private long lineNumber(int start) {
        LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, 0, text.length);
        while (lines.next() && lines.start() < start) {
            // Only to count.
        }
        return lines.lineNumber();
    }

    private FileSystemException differs(String how) {
        return new FileSystemException(written.toString(), null, "reads back differently than written: " + how);
    }

    private static byte[] folded(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            key[i] = LineGrammar.fold(key[i]);
        }
        return key;
    }
}
