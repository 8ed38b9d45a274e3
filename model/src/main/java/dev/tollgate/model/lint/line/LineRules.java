package dev.tollgate.model.lint.line;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG1xx: lines and files, by code. */
public final class LineRules {
    private LineRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
