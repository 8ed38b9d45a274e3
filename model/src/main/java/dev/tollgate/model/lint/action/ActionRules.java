package dev.tollgate.model.lint.action;

import dev.tollgate.model.lint.rule.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules TG3xx: actions, replies and the other values that are no TLS requirement, by code. */
public final class ActionRules {
    private ActionRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return Stream.of(KeywordRules.all(), ReplyRules.all(), FeatureRules.all(), WordRules.all())
                .<Rule>flatMap(Collection::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }
}
