package dev.tollgate.model.policy.rewrite;

import java.util.Arrays;

/** A macro that the rules compare a workspace with. */
public enum CfMacro {
    HOST_NAME("j"),
    DOMAIN_NAME("m"),
    CN_SUBJECT("cn_subject"),
    CERT_SUBJECT("cert_subject"),
    CERT_ISSUER("cert_issuer");

    private final String cfName;

    CfMacro(String cfName) {
        this.cfName = cfName;
    }

    /** The macro that the cf calls so. */
    static CfMacro named(String cfName) {
        return Arrays.stream(values())
                .filter(one -> one.cfName.equals(cfName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("macro " + cfName));
    }
}
