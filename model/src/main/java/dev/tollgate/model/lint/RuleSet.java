package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules sorted by what they look at, so that an entry meets only those that may have something to say. */
final class RuleSet {
    private final List<LineRule> lineRules = new ArrayList<>();
    private final Map<Tag, Map<KeyKind, Map<ValueForm, List<EntryRule>>>> entryRules = new EnumMap<>(Tag.class);
    private final List<FileRule> fileRules = new ArrayList<>();
    private final List<SuppressionRule> suppressionRules = new ArrayList<>();

    RuleSet(List<Rule> rules) {
        for (Rule rule : rules) {
            if (rule instanceof LineRule lineRule) {
                lineRules.add(lineRule);
            } else if (rule instanceof EntryRule entryRule) {
                add(entryRule);
            } else if (rule instanceof FileRule fileRule) {
                fileRules.add(fileRule);
            } else {
                suppressionRules.add((SuppressionRule) rule);
            }
        }
    }

    private void add(EntryRule rule) {
        for (Tag tag : rule.tags()) {
            for (KeyKind kind : rule.keyKinds()) {
                for (ValueForm form : rule.values()) {
                    entryRules
                            .computeIfAbsent(tag, unseen -> new EnumMap<>(KeyKind.class))
                            .computeIfAbsent(kind, unseen -> new EnumMap<>(ValueForm.class))
                            .computeIfAbsent(form, unseen -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
    }

    List<LineRule> lineRules() {
        return lineRules;
    }

    /** The rules that want to see {@code entry}. */
    List<EntryRule> entryRules(Entry entry) {
        return entryRules
                .getOrDefault(entry.tag(), Map.of())
                .getOrDefault(entry.key().kind(), Map.of())
                .getOrDefault(ValueForm.of(entry), List.of());
    }

    List<FileRule> fileRules() {
        return fileRules;
    }

    List<SuppressionRule> suppressionRules() {
        return suppressionRules;
    }
}
