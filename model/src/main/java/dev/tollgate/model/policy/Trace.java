package dev.tollgate.model.policy;

import dev.tollgate.model.site.Site;

/** Asks what sendmail would do: runs a phase's ruleset and reads its answer as sendmail's C code does. */
public final class Trace {
    private Trace() {}

    /**
     * sendmail's answer.
     *
     * @param lookup the access map; with feature authinfo and phase authinfo the authinfo map
     */
    public static Verdict run(Phase phase, Facts facts, Site site, Lookup lookup) {
        Session session = new Session(facts, site, lookup);
        String[] workspace = rulesets(phase, session);
        return new Answer(phase, session, workspace).verdict();
    }

    private static String[] rulesets(Phase phase, Session session) {
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
