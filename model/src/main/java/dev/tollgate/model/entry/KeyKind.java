package dev.tollgate.model.entry;

/** The shapes of keys that sendmail's rulesets look up. */
public enum KeyKind {
    /** Nothing after the tag: the tag's default entry. */
    DEFAULT,
    /** {@code user@domain}. */
    ADDRESS,
    /** {@code user@}. */
    USER,
    /** {@code host.domain}. */
    DOMAIN,
    /** {@code .domain}, looked up only with lookupdotdomain. */
    SUBDOMAINS,
    /** {@code [1.2.3.4]}, what sendmail holds as the name of a client without a verified one. */
    BRACKETED,
    /** One to four octets. */
    IPV4,
    /** {@code IPv6:} and up to eight groups. */
    IPV6,
    /** A distinguished name in sendmail's encoding. */
    DISTINGUISHED_NAME,
    /** {@code sender<@>recipient}. */
    PAIR,
    /** A shape that no ruleset looks up. */
    OTHER
}
