package dev.tollgate.files;

import dev.tollgate.files.failure.FileLockedException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What to do while another program works on the same file.
 *
 * @param patience how long to wait before giving up with {@link FileLockedException}
 * @param notice told, after a second, what is waited for
 */
public record Contention(Duration patience, Consumer<String> notice) {
    /** As long as commands wait. */
    public static final Duration USUAL = Duration.ofSeconds(30);

    /** Wait until it has finished, as native makemap does. */
    public static final Contention WAIT = new Contention(Duration.ofDays(365), text -> {});

    /** Give up at once. */
    public static final Contention FAIL = new Contention(Duration.ZERO, text -> {});

    /** Wait for the usual time; {@code notice} hears after a second what for. */
    public static Contention waiting(Consumer<String> notice) {
        return new Contention(USUAL, notice);
    }
}
