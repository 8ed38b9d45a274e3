package dev.tollgate.makemap.cdb;

import java.util.BitSet;

/** The records that lose against another of the same key, gathered from all threads. */
final class DeadRecords {
    private final BitSet byPlace = new BitSet();

    synchronized void add(long position) {
        byPlace.set(place(position));
    }

    synchronized boolean contains(long position) {
        return byPlace.get(place(position));
    }

    synchronized boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** No two records begin less than a record's header apart. */
    private static int place(long position) {
        return (int) (position / Cdb.RECORD_HEADER);
    }
}
