package dev.tollgate.makemap.build;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work for all cores, with few tasks waiting at a time so that memory stays bounded. The first failure of a task comes
 * out of the next call.
 */
public final class TaskQueue implements Closeable {
    /** A piece of work that may meet an I/O error. */
    @FunctionalInterface
    public interface Task {
        void run() throws IOException;
    }

    private static final int WAITING_PER_THREAD = 3;

    private final int limit;
    private final ExecutorService threads;
    private final Queue<Future<?>> pending = new ArrayDeque<>();

    /** A queue with as many threads as there are processors. */
    public TaskQueue() {
        int processors = Runtime.getRuntime().availableProcessors();
        limit = processors * WAITING_PER_THREAD;
        threads = Executors.newFixedThreadPool(processors, work -> {
            Thread thread = new Thread(work, "map-builder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Hands over a task; waits while too many are pending. */
    public void submit(Task task) throws IOException {
        if (pending.size() >= limit) {
            await(pending.remove());
        }
        pending.add(threads.submit(() -> {
            task.run();
            return Boolean.TRUE;
        }));
    }

    /** Waits for all tasks. */
    public void await() throws IOException {
        while (!pending.isEmpty()) {
            await(pending.remove());
        }
    }

    private static void await(Future<?> task) throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
