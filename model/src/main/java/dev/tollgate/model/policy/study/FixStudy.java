package dev.tollgate.model.policy.study;

import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose mail each step of a plan of fixes treats differently, each made by itself. Nothing is judged by the words of
 * an entry:
 * sessions that lead to it are put to the evaluator before and after.
 */
public final class FixStudy {
    /** How many entries on which others depend are worth trying, over all steps and for each at least. */
    private static final int MOST_RELATED = 20_000;

    private static final int MOST_RELATED_EACH = 20;

    private final AccessFile file;
    private final AccessIndex before;
    private final PolicyEngine engine;
    private final SessionPolicy old;
    private final Map<FixPlan.Step, Map<String, Optional<Hit>>> changes = new LinkedHashMap<>();
    private final SessionSearch sessions;

    /** A study of {@code steps}, planned for {@code file}, where {@code engine} answers for {@code site}. */
    public FixStudy(AccessFile file, List<FixPlan.Step> steps, Site site, PolicyEngine engine) {
        this.file = file;
        this.engine = engine;
        before = AccessIndex.of(file);
        old = engine.on(before);
        steps.forEach(step -> changes.put(step, changes(step)));
        uncover();
        AccessIndex after = AccessIndex.of(file.apply(compatible(steps)));
        int keys = changes.values().stream().mapToInt(Map::size).sum();
        int related = Math.max(MOST_RELATED_EACH, MOST_RELATED / Math.max(1, keys));
        sessions = new SessionSearch(site, new Related(before, after, related), keys);
    }

    /** As many of the steps as touch different lines: what they lead to is worth trying with each. */
    private static List<TextEdit> compatible(List<FixPlan.Step> steps) {
        List<TextEdit> edits = new ArrayList<>();
        int freeLine = 1;
        for (FixPlan.Step step : steps) {
            if (step.edit().startLine() >= freeLine) {
                edits.add(step.edit());
                freeLine = step.edit().endLine() + 1;
            }
        }
        return edits;
    }

    /** The steps that let more mail through, or more clients relay, each with a session that shows it. */
    public Map<FixPlan.Step, DecisionDifference> widening() {
        Map<FixPlan.Step, DecisionDifference> widening = new LinkedHashMap<>();
        List<FixPlan.Step> steps = List.copyOf(changes.keySet());
        List<Optional<DecisionDifference>> found =
                steps.parallelStream().map(this::widening).toList();
        for (int i = 0; i < steps.size(); i++) {
            FixPlan.Step step = steps.get(i);
            found.get(i).ifPresent(difference -> widening.put(step, difference));
        }
        return widening;
    }

    private Optional<DecisionDifference> widening(FixPlan.Step step) {
        TwoPolicies policies = policies(step);
        return keys(step).stream()
                .flatMap(key -> sessions.widening(key, policies).stream())
                .findFirst();
    }

    /** Whose mail the step treats differently. */
    public List<DecisionDifference> differences(FixPlan.Step step) {
        TwoPolicies policies = policies(step);
        return keys(step).stream()
                .flatMap(key -> sessions.differences(key, policies).stream())
                .toList();
    }

    /** The steps that change one of these keys. */
    List<FixPlan.Step> changing(Set<String> keys) {
        return changes.keySet().stream()
                .filter(step -> keys(step).stream().anyMatch(keys::contains))
                .toList();
    }

    /** How many pairs of {@code after} are not in {@code before}: entries that are new in effect. */
    public static int newEntries(AccessIndex before, AccessIndex after) {
        int count = 0;
        for (int i = 0; i < after.size(); i++) {
            Hit entry = after.entry(i);
            Hit counterpart = before.get(LineGrammar.fold(entry.key()));
            if (counterpart == null || !counterpart.value().equals(entry.value())) {
                count++;
            }
        }
        return count;
    }

    private Set<String> keys(FixPlan.Step step) {
        return changes.getOrDefault(step, Map.of()).keySet();
    }

    private TwoPolicies policies(FixPlan.Step step) {
        return new TwoPolicies(old, engine.on(new Overlay(before, changes.getOrDefault(step, Map.of()))));
    }

    /** The keys that have another value, or none, once the step is made; what only repeats an earlier line has none. */
    private Map<String, Optional<Hit>> changes(FixPlan.Step step) {
        TextEdit edit = step.edit();
        StringBuilder text = new StringBuilder();
        for (int number = edit.startLine(); number <= edit.endLine(); number++) {
            text.append(new String(file.line(number).bytes(), StandardCharsets.ISO_8859_1));
        }
        AccessFile lines = AccessFile.parse(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        int down = edit.startLine() - 1;
        AccessIndex here = AccessIndex.of(lines);
        AccessIndex there = AccessIndex.of(
                lines.apply(List.of(new TextEdit(1, 0, edit.endLine() - down, edit.endOffset(), edit.text()))));
        Map<String, Optional<Hit>> changed = new LinkedHashMap<>();
        for (int i = 0; i < here.size(); i++) {
            String key = LineGrammar.fold(here.entry(i).key());
            if (there.get(key) == null && isDecidedBy(edit, key)) {
                changed.put(key, Optional.empty());
            }
        }
        for (int i = 0; i < there.size(); i++) {
            Hit entry = there.entry(i);
            String key = LineGrammar.fold(entry.key());
            Hit now = before.get(key);
            boolean first = now == null || now.line() >= edit.startLine();
            if (first && (now == null || !now.value().equals(entry.value()))) {
                changed.put(key, Optional.of(new Hit(entry.key(), entry.value(), entry.line() + down)));
            }
        }
        return changed;
    }

    private boolean isDecidedBy(TextEdit edit, String key) {
        Hit now = before.get(key);
        return now != null && now.line() >= edit.startLine() && now.line() <= edit.endLine();
    }

    /** Where a key goes, the next entry with it counts. */
    private void uncover() {
        Set<String> gone = changes.values().stream()
                .flatMap(changed -> changed.entrySet().stream())
                .filter(change -> change.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (gone.isEmpty()) {
            return;
        }
        Map<String, List<Hit>> all = before.all(gone);
        changes.forEach((step, changed) -> changed.replaceAll((key, hit) -> hit.isPresent()
                ? hit
                : all.getOrDefault(key, new ArrayList<>()).stream()
                        .filter(entry -> entry.line() > step.edit().endLine())
                        .findFirst()));
    }
}
