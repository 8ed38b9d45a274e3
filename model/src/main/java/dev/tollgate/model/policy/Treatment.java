package dev.tollgate.model.policy;

import org.jspecify.annotations.Nullable;

/**
 * How a client, a message or a session fares.
 *
 * @param decision what happens
 * @param relay whether the client may relay to the recipient; {@code null} where the phase does not say
 * @param reply the reply that goes out, or {@code null} for none
 * @param value the right-hand side that took effect, for phases that yield one; {@code null} otherwise. The reason of a
 *     quarantine stands here too.
 */
public record Treatment(
        Decision decision,
        @Nullable Boolean relay,
        @Nullable Reply reply,
        @Nullable String value) {}
