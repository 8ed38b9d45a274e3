package dev.tollgate.model.site;

import java.util.Set;

/**
 * Something that the site's sendmail asks and the stock rulesets here do not.
 *
 * @param name a short name, such as {@code Local_check_rcpt} or {@code dnsbl}
 * @param text what it is, as the end of "this site has "
 * @param source where it was read
 * @param rulesets the rulesets whose answer may depend on it, as {@code check_rcpt}; empty for all of them
 */
public record SiteGap(String name, String text, FactSource source, Set<String> rulesets) {
    public SiteGap {
        rulesets = Set.copyOf(rulesets);
    }

    /** Whether the answer of {@code ruleset} may depend on it. */
    public boolean concerns(String ruleset) {
        return rulesets.isEmpty() || rulesets.contains(ruleset);
    }
}
