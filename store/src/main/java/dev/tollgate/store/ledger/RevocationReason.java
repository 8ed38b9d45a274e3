package dev.tollgate.store.ledger;

import java.util.Optional;

/** Why a certificate is revoked (RFC 5280, 5.3.1), with the name that OpenSSL writes. */
public enum RevocationReason {
    UNSPECIFIED("unspecified", 0),
    KEY_COMPROMISE("keyCompromise", 1),
    CA_COMPROMISE("CACompromise", 2),
    AFFILIATION_CHANGED("affiliationChanged", 3),
    SUPERSEDED("superseded", 4),
    CESSATION_OF_OPERATION("cessationOfOperation", 5),
    CERTIFICATE_HOLD("certificateHold", 6),
    PRIVILEGE_WITHDRAWN("privilegeWithdrawn", 9),
    AA_COMPROMISE("AACompromise", 10);

    private final String openSslName;
    private final int code;

    RevocationReason(String openSslName, int code) {
        this.openSslName = openSslName;
        this.code = code;
    }

    /** The name, as {@code openssl ca -crl_reason} takes it. */
    public String openSslName() {
        return openSslName;
    }

    /** The number in a revocation list. */
    public int code() {
        return code;
    }

    /** The reason called {@code name}, in any case. */
    public static Optional<RevocationReason> named(String name) {
        for (RevocationReason reason : values()) {
            if (reason.openSslName.equalsIgnoreCase(name)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** The reason with the number {@code code}. */
    public static Optional<RevocationReason> of(int code) {
        for (RevocationReason reason : values()) {
            if (reason.code == code) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
