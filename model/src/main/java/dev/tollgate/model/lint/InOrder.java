package dev.tollgate.model.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of work that are done side by side, and whose results are taken one after the other in their order. Every thread
 * does pieces; who finishes the one that is awaited takes it, and those that wait behind it, while the others go on.
 */
final class InOrder<T> {
    /** Few results wait: what one holds should be rubbish before the collector has to move it. */
    private static final int AHEAD_PER_THREAD = 4;

    private final int pieces;
    private final IntFunction<T> work;
    private final Consumer<T> take;
    private final int threads;
    private final Map<Integer, T> waiting = new HashMap<>();
    private int begun;
    private int taken;
    private boolean isTaking;
    private boolean isBroken;

    /** The results of {@code pieces} pieces of {@code work} are to be taken by {@code take}. */
    InOrder(int pieces, IntFunction<T> work, Consumer<T> take) {
        this.pieces = pieces;
        this.work = work;
        this.take = take;
        threads = Math.max(1, Math.min(pieces, Runtime.getRuntime().availableProcessors()));
    }

    /** Does all of it, in this thread and others. */
    void run() {
        if (threads == 1) {
            help();
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(threads - 1);
        try {
            List<ForkJoinTask<?>> others = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                others.add(pool.submit(this::help));
            }
            help();
            others.forEach(ForkJoinTask::join);
        } finally {
            pool.shutdown();
        }
    }

    private void help() {
        boolean done = false;
        try {
            for (int piece = begin(); piece < pieces; piece = begin()) {
                finish(piece, work.apply(piece));
            }
            done = true;
        } finally {
            if (!done) {
                breakDown();
            }
        }
    }

    /** The next piece; their number when there is none. */
    private synchronized int begin() {
        boolean interrupted = false;
        while (begun - taken >= threads * AHEAD_PER_THREAD && !isBroken) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Half of the results would look like all of them.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return isBroken || begun == pieces ? pieces : begun++;
    }

    private void finish(int piece, T result) {
        synchronized (this) {
            waiting.put(piece, result);
            if (isTaking) {
                return;
            }
            isTaking = true;
        }
        for (T next = next(); next != null; next = next()) {
            take.accept(next);
        }
    }

    private synchronized @Nullable T next() {
        T next = waiting.remove(taken);
        if (next == null) {
            isTaking = false;
        } else {
            taken++;
            notifyAll();
        }
        return next;
    }

    private synchronized void breakDown() {
        isBroken = true;
        notifyAll();
    }
}
