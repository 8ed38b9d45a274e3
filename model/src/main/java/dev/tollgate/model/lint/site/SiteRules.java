package dev.tollgate.model.lint.site;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG7xx: site and features, by code. */
public final class SiteRules {
    private SiteRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
