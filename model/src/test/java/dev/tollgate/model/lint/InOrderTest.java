package dev.tollgate.model.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private static final int PIECES = 2_000;

    @Test
    void results_areTakenInTheirOrderAndOneByOne() {
        List<Integer> taken = new ArrayList<>();
        AtomicInteger takers = new AtomicInteger();
        new InOrder<>(PIECES, InOrderTest::slowOfThree, piece -> {
                    assertEquals(1, takers.incrementAndGet());
                    taken.add(piece);
                    takers.decrementAndGet();
                })
                .run();
        assertEquals(IntStream.range(0, PIECES).boxed().toList(), taken);
    }

    @Test
    void noPieces_nothingIsTaken() {
        new InOrder<>(0, piece -> piece, piece -> {
                    throw new AssertionError("piece " + piece);
                })
                .run();
    }

    @Test
    void piecesAhead_areFew() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new InOrder<>(
                        PIECES,
                        piece -> {
                            most.accumulateAndGet(piece - taken.get(), Math::max);
                            return piece;
                        },
                        piece -> taken.incrementAndGet())
                .run();
        // One more for each thread that took a number from the store and has not counted it yet.
        int threads = Runtime.getRuntime().availableProcessors();
        assertTrue(most.get() <= threads * 5, most + " pieces ahead");
    }

    @Test
    void interruptedThread_takesAllAndStaysInterrupted() {
        AtomicInteger taken = new AtomicInteger();
        Thread.currentThread().interrupt();
        new InOrder<>(PIECES, InOrderTest::slowOfThree, piece -> taken.incrementAndGet()).run();
        assertTrue(Thread.interrupted());
        assertEquals(PIECES, taken.get());
    }

    @Test
    void failure_comesOutWhereverItHappens() {
        for (int failing : List.of(0, 1, 700, PIECES - 1)) {
            InOrder<Integer> work = new InOrder<>(PIECES, piece -> failing(piece, failing), piece -> {});
            assertFails("piece " + failing, work);
            InOrder<Integer> take = new InOrder<>(PIECES, piece -> piece, piece -> failing(piece, failing));
            assertFails("piece " + failing, take);
        }
    }

    /** What failed in another thread comes out with that thread's exception as its cause. */
    private static void assertFails(String how, InOrder<Integer> run) {
        IllegalStateException failure = assertThrows(IllegalStateException.class, run::run);
        assertTrue(String.valueOf(failure.getMessage()).endsWith(how), failure.getMessage());
    }

    private static int failing(int piece, int failing) {
        if (piece == failing) {
            throw new IllegalStateException("piece " + piece);
        }
        return piece;
    }

    /** Every third piece takes longer than those around it. */
    private static int slowOfThree(int piece) {
        int turns = piece % 3 == 0 ? 2_000 : 1;
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            Thread.onSpinWait();
            sum += i;
        }
        return sum < 0 ? -1 : piece;
    }
}
