package dev.tollgate.model.lint;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Pieces of work that are done side by side, and whose results are taken one after the other in their order. */
final class InOrder {
    /** Few results wait to be taken: what one holds should be rubbish before the collector has to move it. */
    private static final int AHEAD_PER_THREAD = 3;

    private InOrder() {}

    /** Does {@code pieces} pieces of {@code work}; the calling thread takes what they come to while others go on. */
    static <T> void run(int pieces, IntFunction<T> work, Consumer<T> take) {
        if (pieces <= 1) {
            for (int piece = 0; piece < pieces; piece++) {
                take.accept(work.apply(piece));
            }
            return;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            Queue<ForkJoinTask<T>> ahead = new ArrayDeque<>();
            for (int piece = 0; piece < pieces; piece++) {
                if (ahead.size() == threads * AHEAD_PER_THREAD) {
                    take.accept(ahead.remove().join());
                }
                int number = piece;
                ahead.add(pool.submit(() -> work.apply(number)));
            }
            while (!ahead.isEmpty()) {
                take.accept(ahead.remove().join());
            }
        } finally {
            pool.shutdown();
        }
    }
}
