package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import org.jspecify.annotations.Nullable;

/**
 * A way to relay through this host.
 *
 * @param kind what is granted to whom
 * @param who the client, net, domain, certificate, sender or recipient domain; empty for everybody
 * @param entry the access entry that grants it, or {@code null} for the site's configuration
 * @param witness a session that the entry lets relay, and that passes all other checks if one was found; without facts
 *     where the configuration grants
 * @param exposure how many can use it
 * @param explanation why, as a sentence
 */
public record RelayGrant(
        Kind kind, String who, @Nullable Hit entry, Facts witness, Exposure exposure, String explanation) {
    /** What a grant is bound to. */
    public enum Kind {
        CLIENT_NET,
        CLIENT_DOMAIN,
        CERTIFICATE,
        RECIPIENT,
        SENDER,
        AUTHENTICATION,
        CONFIGURATION
    }

    /** How many can use a grant. */
    public enum Exposure {
        /** Those that are named. */
        BOUNDED,
        /** Anybody on the Internet: an open relay. */
        OPEN
    }
}
