package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * What sendmail would do at a site with an access map: runs a phase's ruleset and reads its answer as sendmail's C code
 * does. Safe for concurrent use as far as the map is.
 */
public final class Policy implements SessionPolicy {
    private final SiteTerms terms;
    private final Lookup lookup;

    /**
     * A site's policy.
     *
     * @param lookup the access map; with feature authinfo and phase authinfo the authinfo map
     */
    public Policy(Site site, Lookup lookup) {
        terms = new SiteTerms(site);
        this.lookup = lookup;
    }

    @Override
    public Treatment decide(Phase phase, Facts facts) {
        Session session = new Session(facts, terms, lookup, null);
        return new Answer(phase, session, rulesets(phase, session)).treatment();
    }

    @Override
    public Verdict trace(Phase phase, Facts facts) {
        List<Probe> probes = new ArrayList<>();
        Session session = new Session(facts, terms, lookup, probes);
        String[] workspace = rulesets(phase, session);
        Treatment treatment = new Answer(phase, session, workspace).treatment();
        return new Verdict(
                phase,
                treatment.decision(),
                treatment.relay(),
                treatment.reply(),
                treatment.value(),
                session.decided(),
                List.copyOf(probes),
                Workspace.show(workspace),
                Basis.STOCK);
    }

    private static String[] rulesets(Phase phase, Session session) {
        if (AddressLimit.refusal(phase, session.facts) != null) {
            return Workspace.EMPTY;
        }
        try {
            return ruleset(phase, session);
        } catch (Session.Unscanned e) {
            // What stands in the workspace then names no mailer.
            return Workspace.EMPTY;
        }
    }

    private static String[] ruleset(Phase phase, Session session) {
        return switch (phase) {
            case CONNECT -> new CheckRelay(session).atConnect();
            case MAIL -> new CheckMail(session).atMail();
            case RCPT -> new CheckRcpt(session).check_rcpt();
            case TLS_CLIENT -> new TlsChecks(session).tls_client();
            case TLS_SERVER -> new TlsChecks(session).tls_server();
            case TLS_RCPT -> new TlsChecks(session).tls_rcpt();
            case TRY_TLS -> new TlsChecks(session).try_tls();
            case SRV_FEATURES -> new Tables(session).srv_features();
            case CLT_FEATURES -> new Tables(session).clt_features();
            case TLS_SRV_FEATURES -> new Tables(session).tls_srv_features();
            case TLS_CLT_FEATURES -> new Tables(session).tls_clt_features();
            case AUTHINFO -> new Tables(session).authinfo();
            case GREET_PAUSE -> new Tables(session).greet_pause();
            case CLIENT_RATE -> new CheckRelay(session).rateControl();
            case CLIENT_CONN -> new CheckRelay(session).connControl();
            case QUEUE_GROUP -> new Tables(session).queuegroup();
            case COMPAT -> new Tables(session).check_compat();
        };
    }
}
