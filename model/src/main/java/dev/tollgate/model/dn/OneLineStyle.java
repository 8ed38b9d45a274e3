package dev.tollgate.model.dn;

/** How OpenSSL's versions print a name on one line. */
public enum OneLineStyle {
    /** 3.0 and later: slashes and plus signs inside values get a backslash, attributes of one relative name a plus. */
    OPENSSL_3,
    /** Up to 1.1.1: nothing is escaped, and every attribute begins with a slash. */
    OPENSSL_1
}
