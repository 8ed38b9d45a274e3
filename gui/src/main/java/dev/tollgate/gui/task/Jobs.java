package dev.tollgate.gui.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs work off the user interface's thread and brings its outcome back to it. Work is never interrupted: the store does
 * not survive that, and a half-written file would be worse than waiting; it asks {@link Job#isCancelled} instead.
 */
public final class Jobs {
    /** As long as one waits for the next key. */
    private static final Duration TYPING_PAUSE = Duration.ofMillis(150);

    private final Executor userInterface;
    private final ExecutorService workers;
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Duration typingPause;
    private boolean held;

    /** Work on {@code workers}, outcomes on {@code userInterface}. */
    public Jobs(Executor userInterface, ExecutorService workers) {
        this(userInterface, workers, TYPING_PAUSE);
    }

    /** Jobs for which somebody who types pauses after {@code typingPause}; zero waits for nobody. */
    public Jobs(Executor userInterface, ExecutorService workers, Duration typingPause) {
        this.userInterface = userInterface;
        this.workers = workers;
        this.typingPause = typingPause;
    }

    /** Runs {@code action} on the user interface's thread after the time that a pause in typing takes. */
    public void afterPause(Runnable action) {
        if (typingPause.isZero()) {
            action.run();
            return;
        }
        CompletableFuture.delayedExecutor(typingPause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> userInterface.execute(action));
    }

    /** Work that may fail in a way that can be told to people. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work. */
        T run(Job job) throws Problem;
    }

    /** The jobs under way, the newest last; changes on the user interface's thread. */
    public ObservableList<Job> running() {
        return running;
    }

    /**
     * Starts {@code work}. Exactly one of {@code done} and {@code failed} is called afterwards, neither when the job was
     * canceled.
     *
     * @param title what is going on, for the status bar
     */
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        return start(title, work, done, failed, () -> {});
    }

    /** Starts {@code work}; {@code cancelled} is called at once when the job is canceled in time. */
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Problem> failed, Runnable cancelled) {
        Job job = new Job(title, userInterface, cancelled);
        running.add(job);
        work(() -> {
            Runnable outcome = perform(job, work, done, failed);
            userInterface.execute(() -> {
                running.remove(job);
                if (!job.isCancelled()) {
                    outcome.run();
                }
            });
        });
        return job;
    }

    /** Does something short, nothing of which matters to anybody when it fails. */
    public <T> void quietly(Supplier<T> work, Consumer<T> done) {
        quietly(job -> work.get(), done, problem -> {});
    }

    /** Does something short that nobody needs to see in the list of jobs; one of {@code done} and {@code failed} follows. */
    public <T> void quietly(Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        work(() -> userInterface.execute(perform(Job.untracked(), work, done, failed)));
    }

    private void work(Runnable work) {
        try {
            workers.execute(work);
        } catch (RejectedExecutionException e) {
            // What a pause in typing put off comes when the window has been closed; nobody waits for it.
        }
    }

    /** From now on {@link #unhurried} work waits, so that what somebody looks at comes first. */
    public void hold() {
        held = true;
    }

    /** Lets the work go on that waits. */
    public void release() {
        held = false;
        List<Runnable> starts = List.copyOf(waiting);
        waiting.clear();
        starts.forEach(Runnable::run);
    }

    /** Runs {@code start}, which starts work that nobody waits for: at once, or when held work is released. */
    public void unhurried(Runnable start) {
        if (held) {
            waiting.add(start);
        } else {
            start.run();
        }
    }

    private static <T> Runnable perform(Job job, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        try {
            T result = work.run(job);
            return () -> done.accept(result);
        } catch (Problem problem) {
            return () -> failed.accept(problem);
        } catch (RuntimeException | OutOfMemoryError defect) {
            Problem problem = Problem.defect(job.title(), defect);
            return () -> failed.accept(problem);
        }
    }
}
