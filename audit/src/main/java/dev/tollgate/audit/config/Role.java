package dev.tollgate.audit.config;

/** What a configuration is for. */
public enum Role {
    /** sendmail.cf: the daemon. */
    MTA,
    /** submit.cf: the program that hands local mail in. */
    SUBMIT
}
