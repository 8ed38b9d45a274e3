package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules sorted by what they look at, entry rules by tag. */
record RuleSet(
        List<LineRule> lineRules,
        Map<Tag, List<EntryRule>> entryRulesByTag,
        List<FileRule> fileRules,
        List<SuppressionRule> suppressionRules) {
    static RuleSet of(List<Rule> rules) {
        List<LineRule> lineRules = new ArrayList<>();
        Map<Tag, List<EntryRule>> entryRules = new EnumMap<>(Tag.class);
        List<FileRule> fileRules = new ArrayList<>();
        List<SuppressionRule> suppressionRules = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof LineRule lineRule) {
                lineRules.add(lineRule);
            } else if (rule instanceof EntryRule entryRule) {
                entryRule
                        .tags()
                        .forEach(tag -> entryRules
                                .computeIfAbsent(tag, unseen -> new ArrayList<>())
                                .add(entryRule));
            } else if (rule instanceof FileRule fileRule) {
                fileRules.add(fileRule);
            } else {
                suppressionRules.add((SuppressionRule) rule);
            }
        }
        return new RuleSet(lineRules, entryRules, fileRules, suppressionRules);
    }

    /** The rules that want to see entries of {@code tag}. */
    List<EntryRule> entryRules(Tag tag) {
        return entryRulesByTag.getOrDefault(tag, List.of());
    }
}
