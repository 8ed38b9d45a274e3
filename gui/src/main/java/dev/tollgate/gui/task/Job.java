package dev.tollgate.gui.task;

import java.io.InterruptedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** One piece of work under way. */
public final class Job {
    /** Progress of work whose length is not known. */
    public static final double UNKNOWN = -1;

    private final String title;
    private final Executor userInterface;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final Runnable cancelled;

    Job(String title, Executor userInterface, Runnable cancelled) {
        this.title = title;
        this.userInterface = userInterface;
        this.cancelled = cancelled;
    }

    private enum State {
        OPEN,
        CANCELLED,
        COMMITTED
    }

    /** A job that nobody watches, for work done at once. */
    public static Job untracked() {
        return new Job("", Runnable::run, () -> {});
    }

    /** What is going on. */
    public String title() {
        return title;
    }

    /** From 0 to 1, or {@link #UNKNOWN}; changes on the user interface's thread. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Tells how far the work has come, from any thread. */
    public void report(double done) {
        userInterface.execute(() -> progress.set(done));
    }

    /**
     * Asks the work to stop at its next chance; its outcome will be dropped. Too late once the work is committed. For the
     * user interface's thread.
     */
    public void cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED)) {
            cancelled.run();
        }
    }

    /** Says that the work now does what cannot be taken back; false when it was canceled before and must not. */
    public boolean commit() {
        return state.compareAndSet(State.OPEN, State.COMMITTED) || state.get() == State.COMMITTED;
    }

    /** Like {@link #commit}, for work that stops by an exception. */
    public void requireCommit() throws InterruptedIOException {
        if (!commit()) {
            throw new InterruptedIOException("canceled");
        }
    }

    /** Whether the work should stop. */
    public boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }
}
