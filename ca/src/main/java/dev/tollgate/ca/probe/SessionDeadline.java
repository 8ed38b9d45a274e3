package dev.tollgate.ca.probe;

import dev.tollgate.ca.file.CaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a connection when its time is over, however little the server says at a time. */
final class SessionDeadline implements AutoCloseable {
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private volatile boolean over;

    private SessionDeadline(ScheduledExecutorService timer, Duration limit) {
        this.timer = timer;
        this.limit = limit;
    }

    /** Gives {@code socket} so long from now on. */
    static SessionDeadline of(Socket socket, Duration limit) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "deadline");
            thread.setDaemon(true);
            return thread;
        });
        SessionDeadline deadline = new SessionDeadline(timer, limit);
        var unused = timer.schedule(() -> deadline.end(socket), limit.toMillis(), TimeUnit.MILLISECONDS);
        return deadline;
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
                    CaException.Reason.UNREACHABLE,
                    place + ": the session was not over after " + limit.toMillis() / 1000.0 + " seconds",
                    "the server answers too slowly; --total-timeout waits longer");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
