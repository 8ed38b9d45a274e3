package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.KeyKind;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.ValueForm;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The line and entry rules of one site, sorted so that a line or entry meets only those that may have something to say. */
final class RuleBook {
    private final List<LineRule> lineRules;
    private final Map<Tag, Map<KeyKind, Map<ValueForm, List<EntryRule>>>> entryRules = new EnumMap<>(Tag.class);
    private final Site site;

    RuleBook(List<LineRule> lineRules, List<EntryRule> entryRules, Site site) {
        this.site = site;
        this.lineRules = lineRules;
        entryRules.forEach(this::add);
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

    /** The rules for lines. */
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

    /** The site that the rules are asked about. */
    Site site() {
        return site;
    }
}
