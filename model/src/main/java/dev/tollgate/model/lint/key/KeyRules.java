package dev.tollgate.model.lint.key;

import dev.tollgate.model.lint.rule.EntryScope;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.RuleInfo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rules TG2xx: keys, by code. */
public final class KeyRules {
    /** What becomes of most entries whose keys have a defect. */
    static final String DEAD = ": this key is never found";

    private KeyRules() {}

    /** The rules. */
    public static List<Rule> all() {
        return Stream.of(TagKeys.all(), AddressKeys.all(), NameKeys.all())
                .<Rule>flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::code))
                .toList();
    }

    /** Begins a rule about entries whose keys have {@code defect}. */
    static EntryScope defect(RuleInfo info, KeyDefect defect) {
        return info.on().keys(defect.kinds()).having(KeyDefect.class, KeyDefect::of, defect);
    }
}
