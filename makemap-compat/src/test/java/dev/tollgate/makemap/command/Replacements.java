package dev.tollgate.makemap.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A map that is replaced again and again, by generations 2, 3, …, while a reader is asked which one it answers from.
 *
 * <p>The next replacement comes when the reader has answered from the last. A reader that is just opening the map takes a
 * replacement at that moment for an attack (sendmail: "file changed after pre-open") or, if it is between opening and
 * looking at the time of modification, does not notice it; that is the reader's doing, and nobody who replaces the file
 * can know of it.
 */
final class Replacements {
    private final IntConsumer build;
    private final int last;

    /** Generations up to {@code last}, each made by {@code build}. */
    Replacements(IntConsumer build, int last) {
        this.build = build;
        this.last = last;
    }

    /** Asks a reader once. */
    @FunctionalInterface
    interface Question {
        /** The generation from which the reader answers. */
        int ask() throws IOException;
    }

    /** Asks without a pause until the last generation is seen; no answer may be wrong, none from a replaced map. */
    void askDuring(Question question) throws IOException, InterruptedException {
        AtomicInteger installed = new AtomicInteger(1);
        AtomicInteger seen = new AtomicInteger();
        Thread builder = new Thread(() -> {
            for (int generation = 2; generation <= last; generation++) {
                while (seen.get() < generation - 1) {
                    if (Thread.interrupted()) {
                        return;
                    }
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
                }
                build.accept(generation);
                installed.set(generation);
            }
        });
        builder.start();
        try {
            while (seen.get() < last) {
                assertTrue(builder.isAlive() || installed.get() == last, "the builder has failed");
                int before = installed.get();
                int generation = question.ask();
                int after = installed.get();
                assertTrue(
                        generation >= before && generation <= after + 1,
                        "installed " + before + " to " + after + ", answered " + generation);
                seen.set(generation);
            }
        } finally {
            builder.interrupt();
            builder.join();
        }
    }
}
