package dev.tollgate.model.lint.tls;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG4xx: TLS requirements, by code. */
public final class TlsRules {
    private TlsRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
