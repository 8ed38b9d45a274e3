package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import dev.tollgate.files.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a session when its time is over, however little the server says at a time, and however long its name takes. */
final class SessionDeadline implements AutoCloseable {
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final long start = System.nanoTime();
    private volatile boolean over;

    private SessionDeadline(ScheduledExecutorService timer, Duration limit) {
        this.timer = timer;
        this.limit = limit;
    }

    /** Gives {@code socket} so long from now on. */
    static SessionDeadline of(Socket socket, Duration limit) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(work -> inBackground(work, "deadline"));
        SessionDeadline deadline = new SessionDeadline(timer, limit);
        var unused = timer.schedule(() -> deadline.end(socket), limit.toMillis(), TimeUnit.MILLISECONDS);
        return deadline;
    }

    private static Thread inBackground(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The address of {@code host}. A lookup cannot be interrupted, so one that takes too long is left alone.
     *
     * @throws UnknownHostException when there is no such host
     * @throws CaException with reason UNREACHABLE when the resolver does not say within the session's time
     */
    InetAddress address(String host) throws IOException {
        FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(host));
        inBackground(lookup, "lookup").start();
        try {
            long left = limit.toNanos() - (System.nanoTime() - start);
            return lookup.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CaException(
                    Failure.Kind.FAILED,
                    host + ": DNS did not answer within " + limit.toMillis() / 1000.0 + " seconds",
                    "check whether the name servers in /etc/resolv.conf answer, or wait longer with --total-timeout",
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while looking up " + host, e);
        }
    }

    private void end(Socket socket) {
        over = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that the time is over, if it is: whatever failed then failed because of it. */
    void require(String place) throws CaException {
        if (over) {
            throw new CaException(
                    Failure.Kind.FAILED,
                    place + ": the session was not over after " + limit.toMillis() / 1000.0 + " seconds",
                    "the server answers too slowly; to wait longer, use --total-timeout");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
