package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.TAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;

/** The rulesets tls_client, tls_server, tls_rcpt and try_tls. */
final class TlsChecks {
    private static final Lhs FAILED = Lhs.of("<$* <TMPF>>");
    private static final Lhs FAILED_THEN = Lhs.of("<$* <TMPF>> $*");
    private static final Lhs FOUND = Lhs.of("<$+>");
    private static final Lhs NO = Lhs.of("<NO> $*");
    private static final Lhs DOTTED = Lhs.of("$+ < @ $+ . >");
    private static final Lhs MAILBOX = Lhs.of("$+ < @ $+ >");
    private static final String[] OK = {"OK"};

    private final Session session;

    TlsChecks(Session session) {
        this.session = session;
    }

    /** Ruleset tls_client. */
    String[] tls_client() {
        return required(LookupTag.TLS_CLT, Fact.CLIENT_NAME, Fact.CLIENT_ADDR);
    }

    /** Ruleset tls_server. */
    String[] tls_server() {
        return required(LookupTag.TLS_SRV, Fact.SERVER_NAME, Fact.SERVER_ADDR);
    }

    private String[] required(LookupTag tag, Fact name, Fact addr) {
        session.tlsName = session.facts.get(name);
        Search search = new Search(session, TAGGED, tag);
        String[] value;
        try {
            value = search.host(session.key(name), session.key(addr));
        } catch (Session.Unscanned e) {
            return Workspace.EMPTY;
        }
        if (Session.isNotFound(value)) {
            return connection(Workspace.angled(value));
        }
        session.decidedBy(session.found());
        String[] workspace = search.workspace(value);
        // What D and A put after a value keeps this rule from seeing a lookup by name or address that failed.
        return FAILED.matches(workspace, session) ? Denials.temporary() : connection(workspace);
    }

    private String[] connection(String[] required) {
        session.enter();
        try {
            return new TlsConnection(session).TLS_connection(session.tokens(Fact.VERIFY), required);
        } finally {
            session.leave();
        }
    }

    /** Ruleset tls_rcpt for the session's recipient. */
    String[] tls_rcpt() {
        session.tlsName = session.facts.get(Fact.SERVER_NAME);
        session.enter();
        String[] w = new Address(session).canonAddr(Session.scan(session.facts.get(Fact.TO)));
        session.leave();
        Match m;
        while ((m = DOTTED.match(w, session)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        Search search = new Search(session, TAGGED, LookupTag.TLS_RCPT);
        String[] value;
        if ((m = MAILBOX.match(w, session)) != null) {
            Mailbox mailbox = Mailbox.of(m);
            value = search.searchList(
                    () -> search.F(mailbox),
                    () -> search.U(mailbox),
                    () -> search.D(mailbox),
                    () -> search.E(SearchKey.NONE));
        } else if (Workspace.isMailer(w)) {
            return Workspace.of(w, Workspace.BAR, "<", "U", ":", w, "@", ">", "<", "E", ":", ">");
        } else if (w.length > 0) {
            Mailbox local = Mailbox.of(w);
            value = search.searchList(() -> search.U(local), () -> search.E(SearchKey.NONE));
        } else {
            return w;
        }
        if (Session.isNotFound(value)) {
            return OK;
        }
        session.decidedBy(session.found());
        String[] workspace = Workspace.angled(value);
        if (FAILED.matches(workspace, session)) {
            return Denials.temporary();
        }
        return FOUND.matches(workspace, session) ? connection(workspace) : workspace;
    }

    /** Ruleset try_tls. */
    String[] try_tls() {
        Search search = new Search(session, TAGGED, LookupTag.TRY_TLS);
        String[] value = search.host(session.key(Fact.SERVER_NAME), session.key(Fact.SERVER_ADDR));
        if (Session.isNotFound(value)) {
            return OK;
        }
        session.decidedBy(session.found());
        String[] workspace = search.workspace(value);
        if (FAILED_THEN.matches(workspace, session)) {
            return Denials.temporary();
        }
        if (NO.matches(workspace, session)) {
            return Workspace.error(
                    "5.7.1",
                    "\"550 do not try TLS with \"",
                    session.tokens(Fact.SERVER_NAME),
                    "\" [\"",
                    session.tokens(Fact.SERVER_ADDR),
                    "\"]\"");
        }
        return workspace;
    }
}
