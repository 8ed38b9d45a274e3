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
import java.util.function.Consumer;

/**
 * Who works with an authority, and when.
 *
 * @param user the name in the ledger
 * @param clock the time
 * @param passphrases where passphrases come from
 * @param stillWanted asked when the slow part, making keys, is over and nothing is recorded yet; when the answer is no,
 *     the work ends with a {@link CancellationException}, and from a yes on it goes through
 * @param remarks is told what else was done or noticed, one sentence each
 */
public record Operator(
        String user, Clock clock, Passphrases passphrases, BooleanSupplier stillWanted, Consumer<String> remarks) {
    /** An operator who never changes their mind, and listens to no remarks. */
    public Operator(String user, Clock clock, Passphrases passphrases) {
        this(user, clock, passphrases, () -> true, remark -> {});
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
