package dev.tollgate.ca.authority;

import dev.tollgate.ca.key.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Who works with an authority, and when.
 *
 * @param user the name in the ledger
 * @param clock the time
 * @param passphrases where passphrases come from
 * @param stillWanted asked when the slow part, making keys, is over and nothing is recorded yet; when the answer is no,
 *     the work ends with a {@link CancellationException}, and from a yes on it goes through
 */
public record Operator(String user, Clock clock, Passphrases passphrases, BooleanSupplier stillWanted) {
    /** An operator who never changes their mind. */
    public Operator(String user, Clock clock, Passphrases passphrases) {
        this(user, clock, passphrases, () -> true);
    }

    /** Knows passphrases. */
    @FunctionalInterface
    public interface Passphrases {
        /** The passphrase of the key in {@code file}, if there is one. */
        Optional<Passphrase> of(Path file) throws IOException;
    }

    /** This second. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Ends the work unless it is still wanted; from now on it goes through. */
    public void requireWanted() {
        if (!stillWanted.getAsBoolean()) {
            throw new CancellationException("nothing was recorded");
        }
    }

    Optional<Passphrase> passphrase(Path file) throws IOException {
        return dev.tollgate.ca.key.KeyFile.isEncrypted(file) ? passphrases.of(file) : Optional.empty();
    }
}
