package dev.tollgate.model.site;

/**
 * A lookup that rules of the site's own make.
 *
 * @param map the map's name
 * @param tag the tag in front of the key, without its colon; empty for a key without one
 * @param ruleset the ruleset that the rule stands in
 * @param source where the rule is
 */
public record RuleLookup(String map, String tag, String ruleset, FactSource source) {}
