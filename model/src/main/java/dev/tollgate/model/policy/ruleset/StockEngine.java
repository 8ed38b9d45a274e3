package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.site.Site;

/**
 * The stock rulesets at a site.
 *
 * @param site what is switched on there
 */
public record StockEngine(Site site) implements PolicyEngine {
    @Override
    public SessionPolicy on(Lookup access) {
        return new Policy(site, access);
    }
}
