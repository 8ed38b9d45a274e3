package dev.tollgate.cli.ca.option;

import dev.tollgate.cli.output.Problem;
import dev.tollgate.files.failure.Failure;
import dev.tollgate.store.environment.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether to wait for another program that has the ledger. */
public final class WaitOption {
    private static final int LONGEST = 86_400;
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            arity = "0..1",
            fallbackValue = "60",
            description = "If another program is using the ledger, wait for it, 60 seconds by default.")
    private @Nullable Integer seconds;

    /** Something that opens a ledger. */
    public interface Opening<T> {
        T open() throws IOException;
    }

    /** What {@code opening} opens, as soon as it can be had. */
    public <T> T patiently(Opening<T> opening) throws IOException {
        Integer given = seconds;
        if (given != null && (given < 0 || given > LONGEST)) {
            throw Problem.usage("--wait " + given + ": not between 0 and " + LONGEST, "give a number of seconds");
        }
        Instant end = Instant.now().plusSeconds(given == null ? 0 : given);
        while (true) {
            try {
                return opening.open();
            } catch (StoreException e) {
                if (e.kind() != Failure.Kind.BUSY || !Instant.now().isBefore(end)) {
                    throw e;
                }
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
