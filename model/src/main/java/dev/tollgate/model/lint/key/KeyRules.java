package dev.tollgate.model.lint.key;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG2xx: keys, by code. */
public final class KeyRules {
    private KeyRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
