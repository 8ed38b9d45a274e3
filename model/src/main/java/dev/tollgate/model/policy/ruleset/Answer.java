package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.sendmail.scan.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns a ruleset's workspace into a verdict, as sendmail's C code reads it. */
final class Answer {
    private static final Reply TEMPORARY = new Reply(450, "4.3.0", "Please try again later.");

    private final Phase phase;
    private final Session session;
    private final String[] workspace;

    Answer(Phase phase, Session session, String[] workspace) {
        this.phase = phase;
        this.session = session;
        this.workspace = workspace;
    }

    Treatment treatment() {
        Reply tooLong = AddressLimit.refusal(phase, session.facts);
        if (tooLong != null) {
            return of(Decision.REJECT, tooLong, null);
        }
        Reply complaint = session.complaint();
        if (complaint != null && (phase == Phase.MAIL || phase == Phase.RCPT)) {
            // A value that does not scan is a user error, which fails the command whatever the ruleset says.
            return of(Decision.REJECT, complaint, null);
        }
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

    private Treatment handedOver() {
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

    private Treatment error() {
        int at = 2;
        String host = "";
        if (at < workspace.length && workspace[at].equals(Workspace.HOST)) {
            int end = user(at);
            host = Workspace.concat(workspace, at + 1, end);
            at = end;
        }
        int from = Math.min(at + 1, workspace.length);
        String text = Prescan.join(workspace, from, workspace.length);
        if (host.equals("quarantine")) {
            return of(Decision.QUARANTINE, null, Tokens.stripQuotes(text));
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
        if (phase == Phase.CONNECT) {
            reply = new Reply(reply.code(), reply.status(), RefusalFormat.printed(reply.text()));
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

    private Treatment of(Decision decision, @Nullable Reply reply, @Nullable String value) {
        Boolean relay = phase == Phase.RCPT ? (Boolean) (decision == Decision.ACCEPT) : null;
        return new Treatment(decision, relay, reply, value);
    }
}
