package dev.tollgate.ca.authority;

import dev.tollgate.ca.key.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who works with an authority, and when.
 *
 * @param user the name in the ledger
 * @param clock the time
 * @param passphrases where passphrases come from
 */
public record Operator(String user, Clock clock, Passphrases passphrases) {
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

    Optional<Passphrase> passphrase(Path file) throws IOException {
        return dev.tollgate.ca.key.KeyFile.isEncrypted(file) ? passphrases.of(file) : Optional.empty();
    }
}
