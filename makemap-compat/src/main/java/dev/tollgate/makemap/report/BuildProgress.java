package dev.tollgate.makemap.report;

import java.util.function.LongConsumer;

/** Shows a person how far a build is, until it is closed. */
public interface BuildProgress extends LongConsumer, AutoCloseable {
    /** Shows nothing. */
    BuildProgress NONE = new BuildProgress() {
        @Override
        public void accept(long read) {}

        @Override
        public void close() {}
    };

    /** Takes note that {@code read} bytes of the text have been read. */
    @Override
    void accept(long read);

    /** Takes the display away, so that messages may follow. */
    @Override
    void close();
}
