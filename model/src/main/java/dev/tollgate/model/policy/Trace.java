package dev.tollgate.model.policy;

import dev.tollgate.model.site.Site;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** Turns a ruleset's workspace into a verdict. */
    private record Answer(Phase phase, Session session, String[] workspace) {
        private static final Reply TEMPORARY = new Reply(450, "4.3.0", "Please try again later.");

        Verdict verdict() {
            if (Workspace.isMailer(workspace, "error")) {
                return error();
            }
            if (Workspace.isMailer(workspace, "discard")) {
                return of(Decision.DISCARD, null, null);
            }
            return switch (phase) {
                case SRV_FEATURES, CLT_FEATURES, AUTHINFO, GREET_PAUSE, QUEUE_GROUP -> handedOver();
                case TLS_SRV_FEATURES, TLS_CLT_FEATURES ->
                    of(found() ? Decision.ACCEPT : Decision.NONE, null, found() ? foundValue() : null);
                case CLIENT_RATE, CLIENT_CONN, TRY_TLS, TLS_CLIENT, TLS_SERVER, TLS_RCPT, COMPAT ->
                    of(found() ? Decision.ACCEPT : Decision.NONE, null, found() ? foundValue() : null);
                case RCPT -> of(Decision.ACCEPT, null, null);
                case CONNECT, MAIL -> of(found() ? Decision.ACCEPT : Decision.NONE, null, null);
            };
        }

        private boolean found() {
            return session.decided() != null;
        }

        private @Nullable String foundValue() {
            Hit hit = session.decided();
            return hit == null ? null : hit.value().strip();
        }

        private Verdict handedOver() {
            if (!Workspace.isMailer(workspace)) {
                return of(Decision.NONE, null, null);
            }
            String text = Prescan.join(workspace, 1, workspace.length);
            boolean temporary = workspace.length > 1
                    && workspace[1].toLowerCase(Locale.ROOT).startsWith("temp")
                    && phase != Phase.GREET_PAUSE
                    && phase != Phase.QUEUE_GROUP;
            if (temporary) {
                return of(Decision.TEMPFAIL, phase == Phase.SRV_FEATURES ? TEMPORARY : null, text);
            }
            String value = found() ? foundValue() : text;
            return of(found() ? Decision.ACCEPT : Decision.NONE, null, value);
        }

        private Verdict error() {
            int at = 2;
            String host = "";
            if (at < workspace.length && workspace[at].equals(Workspace.HOST)) {
                int end = user(at);
                host = String.join("", List.of(workspace).subList(at + 1, end));
                at = end;
            }
            int from = Math.min(at + 1, workspace.length);
            String text = Prescan.join(workspace, from, workspace.length);
            if (host.equals("quarantine")) {
                return of(Decision.QUARANTINE, null, Quotes.strip(text));
            }
            Reply reply = Reply.render(host, text);
            if (phase == Phase.COMPAT) {
                boolean temporary = host.equals("TEMPFAIL");
                return of(temporary ? Decision.TEMPFAIL : Decision.REJECT, reply, foundValue());
            }
            if (phase == Phase.TRY_TLS && host.equals("5.7.1")) {
                return of(Decision.REJECT, reply, foundValue());
            }
            if (phase == Phase.CONNECT && host.startsWith("2.")) {
                return of(Decision.ACCEPT, null, null);
            }
            boolean valued = phase != Phase.CONNECT && phase != Phase.MAIL && phase != Phase.RCPT;
            Decision decision = reply.code() / 100 == 4 ? Decision.TEMPFAIL : Decision.REJECT;
            return of(decision, reply, valued ? foundValue() : null);
        }

        private int user(int from) {
            int at = from;
            while (at < workspace.length && !workspace[at].equals(Workspace.USER)) {
                at++;
            }
            return at;
        }

        private Verdict of(Decision decision, @Nullable Reply reply, @Nullable String value) {
            Boolean relay = phase == Phase.RCPT ? (Boolean) (decision == Decision.ACCEPT) : null;
            return new Verdict(
                    phase,
                    decision,
                    relay,
                    reply,
                    value,
                    session.decided(),
                    List.copyOf(session.probes),
                    Workspace.show(workspace));
        }
    }
}
