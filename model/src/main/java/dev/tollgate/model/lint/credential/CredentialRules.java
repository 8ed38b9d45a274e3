package dev.tollgate.model.lint.credential;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG6xx: credentials and secrets, by code. */
public final class CredentialRules {
    private CredentialRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
