package dev.tollgate.makemap.build;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Gives out consecutive ranges of page numbers in a fixed order of takers, whichever of them comes first. */
public final class Turnstile {
    private long next;
    private int turn;
    private boolean broken;

    /** A turnstile whose first taker gets {@code first}. */
    public Turnstile(long first) {
        next = first;
    }

    /** Waits for the takers before {@code taker}, then reserves {@code count} numbers; the first of them. */
    public synchronized long take(int taker, long count) throws IOException {
        while (turn != taker && !broken) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted").initCause(e);
            }
        }
        if (broken) {
            throw new IOException("another part of the map could not be written");
        }
        long first = next;
        next += count;
        turn++;
        notifyAll();
        return first;
    }

    /** Lets nobody wait for a taker that has failed. */
    public synchronized void breakDown() {
        broken = true;
        notifyAll();
    }

    /** The number that the next taker would get. */
    public synchronized long next() {
        return next;
    }
}
