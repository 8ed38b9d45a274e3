package dev.tollgate.gui.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Does work at once, so that a test sees its outcome in the next statement. */
public class SameThread extends AbstractExecutorService {
    /** Jobs that are done when they are started. */
    public static Jobs jobs() {
        return new Jobs(Runnable::run, new SameThread(), Duration.ZERO);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    @Override
    public void execute(Runnable work) {
        work.run();
    }
}
