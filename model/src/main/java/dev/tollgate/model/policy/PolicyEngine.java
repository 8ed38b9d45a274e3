package dev.tollgate.model.policy;

/**
 * What answers for a site: the stock rulesets, told which features are on, or the rulesets of the site's own sendmail.cf.
 * Policies of an engine may be asked by several threads at once.
 */
public interface PolicyEngine {
    /** The site's policy with this access map. */
    SessionPolicy on(Lookup access);
}
