package dev.tollgate.directory.server;

import java.time.Duration;

/**
 * How long a server may take, and how much it may send.
 *
 * @param connect for connecting, TLS and binding
 * @param answer for the next part of an answer
 * @param entries how many entries are taken at most
 */
public record Limits(Duration connect, Duration answer, int entries) {
    /** What an administrator waits for. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 20_000_000);
}
