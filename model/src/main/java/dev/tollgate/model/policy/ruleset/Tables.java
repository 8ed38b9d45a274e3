package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.TAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;

/**
 * The rulesets that look a value up and hand it over: srv_features, clt_features, tls_srv_features, tls_clt_features,
 * authinfo, greet_pause, queuegroup, check_compat.
 */
final class Tables {
    private static final Lhs FAILED_THEN = Lhs.of("<$* <TMPF>> $*");
    private static final Lhs FOUND_THEN = Lhs.of("<$+> $*");
    private static final Lhs FOUND_FOR = Lhs.of("<$+> <$*>");
    private static final Lhs FAILED_FOR = Lhs.of("<$* <TMPF>> <$*>");
    private static final Lhs BEFORE_END = Lhs.of("<$*> <>");
    private static final Lhs QUEUE = Lhs.of("<$+>");
    private static final Lhs MAILBOX = Lhs.of("$+ @ $+");
    private static final Lhs ANGLED_MAILBOX = Lhs.of("< $+ >");
    private static final Lhs DISCARD = Lhs.of("< DISCARD:$* >");
    private static final Lhs DISCARD_ANY = Lhs.of("< DISCARD $* >");
    private static final Lhs TEMP = Lhs.of("< TEMP:$* >");
    private static final Lhs ERROR = Lhs.of("< ERROR:$* >");
    private static final String[] OK = {"OK"};
    private static final String[] QUOTED_NOTHING = {"\"\""};

    private final Session session;

    Tables(Session session) {
        this.session = session;
    }

    private String[] search(Fact name, Fact addr, LookupTag tag) {
        Search search = new Search(session, TAGGED, tag);
        return search.orByAddress(search.D(session.key(name)), session.key(addr));
    }

    /** Ruleset srv_features. */
    String[] srv_features() {
        return features(LookupTag.SRV_FEATURES, session.key(Fact.CLIENT_NAME), session.key(Fact.CLIENT_ADDR));
    }

    /** Ruleset clt_features: the cf of 8.17.1 asks for the client in place of the server. */
    String[] clt_features() {
        if (!session.site.atLeast("8.17.2")) {
            return features(LookupTag.CLT_FEATURES, session.key(Fact.CLIENT_NAME), session.key(Fact.CLIENT_ADDR));
        }
        String name = session.facts.get(Fact.SERVER_NAME);
        SearchKey server =
                new SearchKey(Session.scan(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
        return features(LookupTag.CLT_FEATURES, server, server);
    }

    private String[] features(LookupTag tag, SearchKey name, SearchKey addr) {
        Search search = new Search(session, TAGGED, tag);
        String[] value = search.host(name, addr);
        if (Session.isNotFound(value)) {
            return OK;
        }
        session.decidedBy(session.found());
        String[] workspace = search.workspace(value);
        if (FAILED_THEN.matches(workspace, session)) {
            return Workspace.of(Workspace.MAILER, "temp");
        }
        Match m = FOUND_THEN.match(workspace, session);
        return m == null ? workspace : Workspace.of(Workspace.MAILER, m.group(1));
    }

    /** Ruleset tls_srv_features. */
    String[] tls_srv_features() {
        return session(LookupTag.TLS_SRV_FEATURES, Fact.CLIENT_NAME, Fact.CLIENT_ADDR);
    }

    /** Ruleset tls_clt_features with tls_clt_feat_acc. */
    String[] tls_clt_features() {
        session.enter();
        try {
            String[] value = session(LookupTag.TLS_CLT_FEATURES, Fact.SERVER_NAME, Fact.SERVER_ADDR);
            return value.length == 0 ? QUOTED_NOTHING : value;
        } finally {
            session.leave();
        }
    }

    private String[] session(LookupTag tag, Fact name, Fact addr) {
        if (!session.has(Feature.TLS_SESSION_FEATURES)) {
            return QUOTED_NOTHING;
        }
        String[] value = search(name, addr, tag);
        if (Session.isNotFound(value)) {
            return QUOTED_NOTHING;
        }
        session.decidedBy(session.found());
        String[] workspace = Workspace.angled(value, Workspace.angled(session.tokens(addr)));
        Match m = FOUND_FOR.match(workspace, session);
        return m == null ? workspace : m.group(1);
    }

    /** Ruleset authinfo; with feature authinfo the lookups go to that map and are exact. */
    String[] authinfo() {
        String[] value;
        if (session.has(Feature.AUTHINFO)) {
            session.askAuthinfoMap();
            value = session.access("AuthInfo:" + session.facts.get(Fact.SERVER_NAME));
            if (Session.isNotFound(value)) {
                value = session.access("AuthInfo:" + session.facts.get(Fact.SERVER_ADDR));
            }
        } else {
            value = search(Fact.SERVER_NAME, Fact.SERVER_ADDR, LookupTag.AUTHINFO);
        }
        if (Session.isNotFound(value)) {
            value = session.access(LookupTag.AUTHINFO);
        }
        if (Session.isNotFound(value)) {
            return new String[] {"no"};
        }
        session.decidedBy(session.found());
        Match m = BEFORE_END.match(Workspace.angled(value, Workspace.angled(Workspace.EMPTY)), session);
        return m == null ? value : Workspace.of(Workspace.MAILER, m.group(1));
    }

    /** Ruleset greet_pause. */
    String[] greet_pause() {
        String pause = session.site.argument(Feature.GREET_PAUSE).orElse("");
        if (!session.has(Feature.GREET_PAUSE)) {
            return Workspace.EMPTY;
        }
        if (!session.site.greetPauseAsksMap()) {
            return pause.isEmpty() ? Workspace.EMPTY : Workspace.of(Workspace.MAILER, Session.scan(pause));
        }
        SearchKey addr = session.key(Fact.CLIENT_ADDR);
        SearchKey name = session.key(Fact.CLIENT_NAME);
        Search search = new Search(session, TAGGED, LookupTag.GREET_PAUSE);
        String[] value = name.length() > 0 ? search.D(name) : search.A(addr);
        String[] rest = name.length() > 0 ? addr.tokens() : Workspace.EMPTY;
        if (Session.isNotFound(value) ? rest.length > 0 : Search.isMarked(value)) {
            value = search.orByAddress(value, addr);
            rest = Workspace.EMPTY;
        }
        if (Search.isMarked(value)) {
            return pause.isEmpty() ? Workspace.EMPTY : Workspace.of(Workspace.MAILER, Session.scan(pause));
        }
        String[] workspace = Workspace.angled(value, Workspace.angled(rest));
        session.decidedBy(session.found());
        if (FAILED_FOR.matches(workspace, session)) {
            return Workspace.EMPTY;
        }
        Match m = FOUND_FOR.match(workspace, session);
        return m == null ? workspace : Workspace.of(Workspace.MAILER, m.group(1));
    }

    /** Ruleset queuegroup for the session's recipient. */
    String[] queuegroup() {
        String[] recipient = Session.scan(session.facts.get(Fact.TO));
        Match m = ANGLED_MAILBOX.match(recipient, session);
        m = MAILBOX.match(m == null ? recipient : m.group(1), session);
        if (m == null || !session.has(Feature.QUEUEGROUP)) {
            return recipient;
        }
        Mailbox mailbox = Mailbox.of(m);
        Search search = new Search(session, TAGGED, LookupTag.QUEUE_GROUP);
        String[] value = search.searchList(() -> search.F(mailbox), () -> search.D(mailbox));
        if (Session.isNotFound(value)) {
            String group = session.site.argument(Feature.QUEUEGROUP).orElse("");
            return group.isEmpty() ? Workspace.EMPTY : Workspace.of(Workspace.MAILER, Session.scan(group));
        }
        session.decidedBy(session.found());
        Match found = QUEUE.match(Workspace.angled(value), session);
        return found == null ? Workspace.angled(value) : Workspace.of(Workspace.MAILER, found.group(1));
    }

    /** Ruleset check_compat for the session's sender and recipient. */
    String[] check_compat() {
        if (!session.has(Feature.COMPAT_CHECK)) {
            return OK;
        }
        String[] from = Session.scan(session.facts.get(Fact.FROM));
        String[] to = unbracketed(Session.scan(session.facts.get(Fact.TO)));
        if (from.length == 0) {
            from = new String[] {"<", ">"};
        }
        String[] sender = unbracketed(from);
        String[] key = Workspace.of(sender, "<", "@", ">", to);
        String[] value = session.access("Compat:" + Prescan.join(key, 0, key.length));
        if (Session.isMissing(value)) {
            return Workspace.angled(OK);
        }
        session.decidedBy(session.found());
        String[] w = Workspace.angled(value);
        Match m;
        if ((m = DISCARD.match(w, session)) != null || (m = DISCARD_ANY.match(w, session)) != null) {
            return Workspace.of(
                    Workspace.MAILER, "discard", Workspace.USER, m.group(1), "\" - discarded by check_compat\"");
        }
        if ((m = TEMP.match(w, session)) != null) {
            return Workspace.error("TEMPFAIL", m.group(1), "\" error from check_compat. Try again later\"");
        }
        if ((m = ERROR.match(w, session)) != null) {
            return Workspace.error("UNAVAILABLE", m.group(1), "\" error from check_compat\"");
        }
        return w;
    }

    private String[] unbracketed(String[] address) {
        Match m = ANGLED_MAILBOX.match(address, session);
        return m == null ? address : m.group(1);
    }
}
