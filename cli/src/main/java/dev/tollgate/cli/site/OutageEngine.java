package dev.tollgate.cli.site;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.AccessMap;
import dev.tollgate.model.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The stock rulesets while their access map is away: a server that is down, a map that is being rebuilt.
 *
 * @param site what is switched on
 */
public record OutageEngine(Site site) implements PolicyEngine {
    /** sendmail sends without a login that it cannot look up. */
    private static final Treatment NO_LOGIN = new Treatment(Decision.NONE, null, null, null);

    @Override
    public SessionPolicy on(Lookup access) {
        SessionPolicy policy = new StockEngine(site).on(lookup());
        return new SessionPolicy() {
            @Override
            public Treatment decide(Phase phase, Facts facts) {
                return phase == Phase.AUTHINFO ? NO_LOGIN : policy.decide(phase, facts);
            }

            @Override
            public Verdict trace(Phase phase, Facts facts) {
                return shown(policy.trace(phase, facts));
            }
        };
    }

    /** A map that cannot be read: with {@code -o} it is empty to sendmail, without {@code -T} it has no entry either. */
    private Lookup lookup() {
        AccessMap declared = site.accessMap();
        boolean marked = declared.flags().stream().anyMatch(flag -> flag.equals("-T" + Lookup.TEMPORARY_FAILURE));
        return declared.isOptional() || !marked ? Lookup.EMPTY : Lookup.UNAVAILABLE;
    }

    /** {@code verdict} with the mark of a lookup that failed, and not with how the evaluator writes it. */
    private static Verdict shown(Verdict verdict) {
        boolean login = verdict.phase() == Phase.AUTHINFO;
        String value = login ? NO_LOGIN.value() : verdict.value();
        return new Verdict(
                verdict.phase(),
                login ? NO_LOGIN.decision() : verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                value == null ? null : marked(value),
                marked(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), marked(probe.hit())))
                        .toList(),
                verdict.workspace(),
                verdict.basis());
    }

    private static @Nullable Hit marked(@Nullable Hit hit) {
        return hit == null ? null : hit.withValue(marked(hit.value()));
    }

    private static String marked(String value) {
        return value.equals("%0" + Lookup.TEMPORARY_FAILURE) ? Lookup.TEMPORARY_FAILURE : value;
    }
}
