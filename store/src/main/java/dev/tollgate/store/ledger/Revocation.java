package dev.tollgate.store.ledger;

import java.time.Instant;

/**
 * A revocation.
 *
 * @param at when
 * @param reason why
 * @param by the user who revoked, empty when not known
 * @param detail what OpenSSL's index holds after the time, such as {@code keyTime,20260101000000Z}; empty when the
 *     reason says everything
 */
public record Revocation(Instant at, RevocationReason reason, String by, String detail) {}
