package dev.tollgate.cli.output;

import dev.tollgate.makemap.report.BuildProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a long build is. It comes when the work has lasted a second, is drawn anew at
 * most ten times a second, and leaves nothing behind.
 */
public final class ProgressLine implements BuildProgress {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDTH = 30;
    private static final int LONGEST_NAME = 30;
    private static final long MEBIBYTE = 1L << 20;

    private final Output terminal;
    private final String name;
    private final long total;
    private final LongSupplier clock;
    private final long start;
    private long drawn;
    private boolean visible;

    private ProgressLine(Output terminal, String name, long total, LongSupplier clock) {
        this.terminal = terminal;
        this.name = name.length() > LONGEST_NAME ? "…" + name.substring(name.length() - LONGEST_NAME + 1) : name;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /**
     * The progress of building {@code name}; nothing is shown unless standard error is a terminal and remarks are wanted.
     *
     * @param total the bytes that there are to read; 0 when nobody knows
     */
    public static BuildProgress of(Console console, String name, long total) {
        return of(console, name, total, System::nanoTime);
    }

    static BuildProgress of(Console console, String name, long total, LongSupplier clock) {
        return console.isTerminal(Console.Stream.ERR) && !console.isQuiet()
                ? new ProgressLine(console.err(), name, total, clock)
                : BuildProgress.NONE;
    }

    @Override
    public void accept(long read) {
        long now = clock.getAsLong();
        if (now - start < PATIENCE || visible && now - drawn < BETWEEN && read != total) {
            return;
        }
        drawn = now;
        visible = true;
        terminal.redraw(text(read));
    }

    private String text(long read) {
        if (total <= 0) {
            return "%s: %d MiB read".formatted(name, read / MEBIBYTE);
        }
        int done = (int) (WIDTH * Math.min(read, total) / total);
        long percent = 100 * Math.min(read, total) / total;
        return String.format(
                Locale.ROOT,
                "%s: [%s%s] %3d %%%s",
                name,
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                percent,
                read >= total ? ", writing the map" : "");
    }

    @Override
    public void close() {
        if (visible) {
            visible = false;
            terminal.redraw("");
        }
    }
}
