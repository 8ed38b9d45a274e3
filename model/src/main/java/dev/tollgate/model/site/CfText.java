package dev.tollgate.model.site;

import dev.tollgate.sendmail.conf.CfDocument;
import dev.tollgate.sendmail.conf.CfLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cf to search: its rules by ruleset, white space squeezed. */
final class CfText {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * One rule.
     *
     * @param line where it stands
     * @param text the rule, white space squeezed
     */
    record Rule(CfLine line, String text) {}

    /**
     * Rules under one S line.
     *
     * @param name the ruleset's name, without a number
     * @param start the S line
     */
    record Group(String name, CfLine start, List<Rule> rules) {}

    private final CfDocument document;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, List<Rule>> rulesets = new LinkedHashMap<>();

    CfText(String text) {
        document = CfDocument.parse(text);
        Group open = null;
        for (CfLine line : document.lines()) {
            if (line.kind() == 'S') {
                String name = line.text().substring(1).strip().split("[=\\s]", 2)[0];
                open = new Group(name, line, new ArrayList<>());
                groups.add(open);
                rulesets.computeIfAbsent(name, unseen -> new ArrayList<>());
            } else if (line.kind() == 'R' && open != null) {
                Rule rule = new Rule(line, SPACE.matcher(line.text()).replaceAll(" "));
                open.rules.add(rule);
                rulesets.computeIfAbsent(open.name, unseen -> new ArrayList<>()).add(rule);
            }
        }
    }

    CfDocument document() {
        return document;
    }

    List<CfLine> lines() {
        return document.lines();
    }

    /** The rules as they stand, one list for each S line. */
    List<Group> groups() {
        return groups;
    }

    boolean hasRuleset(String name) {
        return rulesets.containsKey(name);
    }

    /** All rules of a ruleset. */
    List<Rule> rules(String ruleset) {
        return rulesets.getOrDefault(ruleset, List.of());
    }

    /** The first line that begins with {@code part}, or the first rule that contains it. */
    Optional<CfLine> find(String part) {
        for (CfLine line : document.lines()) {
            if (line.text().startsWith(part)) {
                return Optional.of(line);
            }
        }
        return rulesets.values().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.text.contains(part))
                .findFirst()
                .map(Rule::line);
    }
}
