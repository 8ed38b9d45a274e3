package dev.tollgate.model.lint.action;

import dev.tollgate.model.lint.Rule;
import java.util.List;

/** Rules TG3xx: actions, replies and other short values, by code. */
public final class ActionRules {
    private ActionRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return List.of();
    }
}
