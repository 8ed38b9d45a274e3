package dev.tollgate.model.policy;

import java.util.Locale;

/** What sendmail does with the client, the command or the session. */
public enum Decision {
    ACCEPT,
    REJECT,
    TEMPFAIL,
    DISCARD,
    QUARANTINE,
    /** No entry applies: sendmail goes on to its default. */
    NONE;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
