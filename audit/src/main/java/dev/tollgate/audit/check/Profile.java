package dev.tollgate.audit.check;

import java.util.Locale;

/** What a host is for; what is right depends on it. */
public enum Profile {
    /** People log in, read mail here and may forward it to programs. */
    LOGIN,
    /** Mailboxes of people who do not log in. */
    HUB,
    /** Mail goes to a store that people read by POP or IMAP. */
    POPIMAP,
    /** Relays only. */
    FIREWALL,
    /** Sends only, through another host. */
    NULLCLIENT,
    /** Takes mail from the internet. */
    MX;

    /** The profile's name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
