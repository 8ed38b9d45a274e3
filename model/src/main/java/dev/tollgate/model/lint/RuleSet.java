package dev.tollgate.model.lint;

import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.SuppressionRule;
import dev.tollgate.model.site.Site;
import java.util.List;

/** Rules by what they look at. */
final class RuleSet {
    private final List<LineRule> lineRules;
    private final List<EntryRule> entryRules;
    private final List<FileRule> fileRules;
    private final List<SuppressionRule> suppressionRules;

    RuleSet(List<Rule> rules) {
        lineRules = of(rules, LineRule.class);
        entryRules = of(rules, EntryRule.class);
        fileRules = of(rules, FileRule.class);
        suppressionRules = of(rules, SuppressionRule.class);
    }

    private static <T extends Rule> List<T> of(List<Rule> rules, Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The rules for lines and entries of {@code site}. */
    RuleBook forSite(Site site) {
        return new RuleBook(
                lineRules,
                entryRules.stream().filter(rule -> rule.concerns(site)).toList(),
                site);
    }

    List<FileRule> fileRules() {
        return fileRules;
    }

    List<SuppressionRule> suppressionRules() {
        return suppressionRules;
    }
}
