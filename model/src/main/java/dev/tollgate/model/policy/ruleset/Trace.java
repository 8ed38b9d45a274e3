package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.Site;

/** Asks a single question; for several of the same site and map make a {@link Policy} and ask that. */
public final class Trace {
    private Trace() {}

    /** sendmail's answer and how it comes about. */
    public static Verdict run(Phase phase, Facts facts, Site site, Lookup lookup) {
        return new Policy(site, lookup).trace(phase, facts);
    }
}
