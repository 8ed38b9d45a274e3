package dev.tollgate.model.lint.certificate;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG5xx: names and certificates, by code. */
public final class CertificateRules {
    private CertificateRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
