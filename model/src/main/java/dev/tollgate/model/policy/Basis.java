package dev.tollgate.model.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rests on.
 *
 * @param engine which rulesets answered
 * @param assumed what only the network could have told, and was taken for not being there
 * @param unmodelled what could decide otherwise and was not asked, each in words
 * @param rules the rules that matched, in order; empty unless the site's own rulesets answered
 * @param deciding the rule that gave the answer; {@code null} for none
 * @param others the lookups in other maps than the one asked about
 */
public record Basis(
        Engine engine,
        List<Assumed> assumed,
        List<String> unmodelled,
        List<Rule> rules,
        @Nullable Rule deciding,
        List<OtherLookup> others) {
    /** The stock rulesets, and nothing to add. */
    public static final Basis STOCK = new Basis(Engine.STOCK, List.of(), List.of(), List.of(), null, List.of());

    /** The kinds of engines. */
    public enum Engine {
        /** The site's own sendmail.cf. */
        CF,
        /** The stock rulesets, as this program has them. */
        STOCK;

        /** The word in reports. */
        public String word() {
            return this == CF ? "cf" : "stock";
        }
    }

    /** What the answer could depend on and was not known, each as a sentence without a full stop. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(unmodelled);
        Map<String, List<String>> keys = new LinkedHashMap<>();
        assumed.forEach(
                one -> keys.computeIfAbsent(one.map(), map -> new ArrayList<>()).add(one.key()));
        keys.forEach((map, names) -> notes.add(
                map.equals("resolve")
                        ? "not known here, so DNS was assumed to have the sender's domain: " + String.join(", ", names)
                        : "not known here, so assumed not found in map " + map + ": " + String.join(", ", names)));
        return notes;
    }

    /** A lookup that nobody here could answer. */
    public record Assumed(String map, String key) {}

    /** A rule that matched. */
    public record Rule(String ruleset, int line, String file) {}

    /** A lookup in another map, and what it found. */
    public record OtherLookup(
            String map, String key, @Nullable String value) {}
}
