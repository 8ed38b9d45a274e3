package dev.tollgate.makemap.cdb;

import java.io.IOException;

/** Moves the records that stay together, over those that go; told of all records in file order. */
final class Compaction {
    private static final long NONE = -1;

    private final OutputFile file;
    private long runStart = NONE;
    private long runTarget = Cdb.RECORDS_START;

    Compaction(OutputFile file) {
        this.file = file;
    }

    /** The record at {@code position} stays; where it will be. */
    long keep(long position) {
        if (runStart == NONE) {
            runStart = position;
        }
        return runTarget + position - runStart;
    }

    /** The record at {@code position} goes. */
    void drop(long position) throws IOException {
        endRun(position);
    }

    /** There are no records from {@code end} on; where they will end. */
    long finish(long end) throws IOException {
        endRun(end);
        return runTarget;
    }

    private void endRun(long position) throws IOException {
        if (runStart != NONE) {
            if (runStart != runTarget) {
                file.moveDown(runStart, runTarget, position - runStart);
            }
            runTarget += position - runStart;
            runStart = NONE;
        }
    }
}
