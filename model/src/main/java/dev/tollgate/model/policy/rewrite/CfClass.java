package dev.tollgate.model.policy.rewrite;

import java.util.Arrays;

/** A class that the rules ask ({@code $=}): of the site, of the session, or fixed in the configuration. */
public enum CfClass {
    /** This host's names. */
    LOCAL("w"),
    /** The domains that this host relays for. */
    RELAY("R"),
    /** The domains of which this host is a member. */
    OWN("m"),
    /** What marks a name as canonical. */
    CANONICAL("P"),
    /** The operators that split a local part. */
    OPERATORS("O"),
    TRUST_AUTH_MECH("TrustAuthMech"),
    CERT_ALTNAMES("cert_altnames"),
    ACCEPT("Accept"),
    SPAM_TAG("SpamTag"),
    RESOLVED("ResOk"),
    TLS("Tls"),
    TLS_VERIFIED("TlsVerified");

    private final String cfName;

    CfClass(String cfName) {
        this.cfName = cfName;
    }

    /** The class that the cf calls so. */
    static CfClass named(String cfName) {
        return Arrays.stream(values())
                .filter(one -> one.cfName.equals(cfName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("class " + cfName));
    }
}
