package dev.tollgate.toolkit.deploy;

import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.build.TaskQueue;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineScanner;
import dev.tollgate.store.history.Digests;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares a map with the text that it was written from, on all cores: every key of the text must be found, the first
 * entry of a key with its very value, and nothing else be there.
 */
final class ReadBack {
    /** Enough lines to keep a core busy, few enough to stop soon when the map is not wanted any more. */
    private static final int STRETCH = 1 << 19;

    private final byte[] text;
    private final Path written;
    private final AtomicLong pairs = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private volatile String digest = "";

    /** Compares the map {@code written} with {@code text}. */
    ReadBack(byte[] text, Path written) {
        this.text = text;
        this.written = written;
    }

    /**
     * Compares them.
     *
     * @param entries how many the map was said to have
     * @return the SHA-256 of the map, in hexadecimal
     */
    String run(long entries, DeployProgress progress) throws IOException {
        try (MapReader map = MapFiles.open(written);
                TaskQueue tasks = new TaskQueue()) {
            tasks.submit(() -> digest = Digests.sha256(written));
            tasks.submit(() -> map.forEach((key, value) -> pairs.incrementAndGet()));
            for (int from = 0; from < text.length; ) {
                progress.requireWanted();
                int start = from;
                int end = lineEnd(Math.min(text.length, start + STRETCH));
                tasks.submit(() -> lookUp(map, start, end));
                from = end;
            }
            tasks.await();
        }
        if (pairs.get() != entries || found.get() < entries) {
            throw differs(pairs + " entries of " + entries + " read back");
        }
        return digest;
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
        long equal = 0;
        LineScanner lines = new LineScanner(LineGrammar.DEFAULT, text, start, end);
        while (lines.next()) {
            if (lines.kind() == LineKind.ENTRY) {
                byte[] value = map.get(folded(Arrays.copyOfRange(text, lines.start(), lines.keyEnd())));
                if (value == null) {
                    throw differs("the key of line " + lineNumber(lines.start()) + " is missing");
                }
                if (Arrays.equals(value, 0, value.length, text, lines.valueStart(), lines.valueEnd())) {
                    equal++;
                }
            }
        }
        found.addAndGet(equal);
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
