package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;

/** The policy of a site's own sendmail.cf with an access map. */
final class CfPolicy implements SessionPolicy {
    private final CfEngine engine;
    private final Lookup access;

    CfPolicy(CfEngine engine, Lookup access) {
        this.engine = engine;
        this.access = access;
    }

    @Override
    public Treatment decide(Phase phase, Facts facts) {
        return engine.with(access, run -> new CfQuestion(run, engine.source().site(), phase, facts).treatment());
    }

    @Override
    public Verdict trace(Phase phase, Facts facts) {
        return engine.with(access, run -> new CfQuestion(run, engine.source().site(), phase, facts).verdict());
    }
}
