package dev.tollgate.sendmail.address;

import dev.tollgate.sendmail.cf.Mailer;

/**
 * An address that rulesets 3 and 0 have resolved.
 *
 * @param host empty without one
 * @param bad whether nothing can be delivered to it
 */
public record Parsed(Mailer mailer, String host, String user, boolean bad) {}
