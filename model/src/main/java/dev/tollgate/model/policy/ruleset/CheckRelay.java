package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.ALSO_UNTAGGED;
import static dev.tollgate.model.policy.ruleset.Search.Mode.TAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import dev.tollgate.sendmail.scan.Chars;

/** The rulesets check_relay and Basic_check_relay, and RateControl and ConnControl that belong to a connection. */
final class CheckRelay {
    private static final Lhs ACCEPT = Lhs.of("<$={Accept}> <$*>");
    private static final Lhs LIMIT_FAILED = Lhs.of("<$* <TMPF>>");
    private static final Lhs RELAYED_ADDRESS = Lhs.of("$=R $*");
    private static final String[] OK = {"OK"};

    private final Session session;

    CheckRelay(Session session) {
        this.session = session;
    }

    /** What sendmail asks at connect: with delay_checks only the limits that do not wait. */
    String[] atConnect() {
        if (!session.has(Feature.DELAY_CHECKS)) {
            return check_relay();
        }
        String[] result = Workspace.EMPTY;
        if (isImmediate(Feature.RATECONTROL)) {
            result = rateControl();
        }
        if (isImmediate(Feature.CONNCONTROL) && !Workspace.isMailer(result)) {
            result = connControl();
        }
        return result;
    }

    private boolean isImmediate(Feature feature) {
        return session.site
                .argument(feature)
                .filter(argument -> argument.startsWith("nodelay"))
                .isPresent();
    }

    /** Ruleset check_relay. */
    String[] check_relay() {
        Fact name = session.has(Feature.USE_CLIENT_PTR) ? Fact.CLIENT_PTR : Fact.CLIENT_NAME;
        session.enter();
        try {
            return basicCheckRelay(session.key(name), session.key(Fact.CLIENT_ADDR));
        } finally {
            session.leave();
        }
    }

    private String[] basicCheckRelay(SearchKey name, SearchKey addr) {
        if (session.facts.get(Fact.DELIVERY_MODE).equals("d")) {
            return new String[] {"deferred"};
        }
        if (addr.length() > 0) {
            Search search = new Search(session, ALSO_UNTAGGED, LookupTag.CONNECT);
            String[] value = name.length() > 0 ? search.D(name) : search.A(addr);
            SearchKey rest = name.length() > 0 ? addr : SearchKey.NONE;
            if (Session.isNotFound(value) ? rest.length() > 0 : Search.isMarked(value)) {
                value = search.orByAddress(value, addr);
                rest = SearchKey.NONE;
            }
            if (!Search.isMarked(value)) {
                String[] workspace = Workspace.angled(value, Workspace.angled(rest.tokens()));
                session.decidedBy(session.found());
                if (ACCEPT.matches(workspace, session)) {
                    return value;
                }
                String[] denial = Denials.OF_CLIENT.of(workspace, session.terms.rejection(), session);
                if (denial != null) {
                    return denial;
                }
                session.decidedBy(null);
            }
        }
        return afterAccess();
    }

    private String[] afterAccess() {
        String[] result = OK;
        if (session.has(Feature.RATECONTROL) && !isImmediate(Feature.RATECONTROL)) {
            session.enter();
            result = rateControl();
            session.leave();
            if (Workspace.isMailer(result)) {
                return result;
            }
        }
        if (session.has(Feature.CONNCONTROL) && !isImmediate(Feature.CONNCONTROL)) {
            session.enter();
            result = connControl();
            session.leave();
            if (Workspace.isMailer(result)) {
                return result;
            }
        }
        return session.has(Feature.REQUIRE_RDNS) ? requireRdns() : result;
    }

    private String[] requireRdns() {
        String[] addr = session.tokens(Fact.CLIENT_ADDR);
        if (RELAYED_ADDRESS.matches(Workspace.of(addr, Workspace.BAR), session)) {
            return new String[] {"RELAY"};
        }
        return switch (session.facts.get(Fact.CLIENT_RESOLVE).toUpperCase(java.util.Locale.ROOT)) {
            case "FAIL" -> Workspace.error("5.7.1", "550", "Fix", "reverse", "DNS", "for", addr);
            case "TEMP" -> Workspace.error("4.1.8", "451", "Client", "IP", "address", addr, "does", "not", "resolve");
            case "FORGED" -> Workspace.error("4.1.8", "451", "Possibly", "forged", "hostname", "for", addr);
            default -> OK;
        };
    }

    /** Ruleset RateControl. */
    String[] rateControl() {
        return limit(LookupTag.CLIENT_RATE, Fact.CLIENT_RATE, Feature.RATECONTROL, "Connection rate limit exceeded");
    }

    /** Ruleset ConnControl. */
    String[] connControl() {
        return limit(LookupTag.CLIENT_CONN, Fact.CLIENT_CONNECTIONS, Feature.CONNCONTROL, "Too many open connections");
    }

    private String[] limit(LookupTag tag, Fact count, Feature feature, String text) {
        Search search = new Search(session, TAGGED, tag);
        SearchKey addr = session.key(Fact.CLIENT_ADDR);
        String[] value = search.searchList(() -> search.A(addr), () -> search.E(SearchKey.NONE));
        if (Session.isNotFound(value)) {
            return OK;
        }
        session.decidedBy(session.found());
        if (LIMIT_FAILED.matches(Workspace.angled(value), session)) {
            return Denials.temporary();
        }
        if (Workspace.is(value, "0")) {
            return OK;
        }
        String limit = Prescan.join(value, 0, value.length);
        boolean exceeded = Chars.number(limit) < Chars.number(session.facts.get(count));
        if (!exceeded) {
            return Workspace.of(Workspace.angled(value), Workspace.BAR, "FALSE");
        }
        boolean terminate = session.site
                .argument(feature)
                .filter(argument -> argument.endsWith("terminate"))
                .isPresent();
        return Workspace.error("4.3.2", terminate ? "421" : "452", text.split(" "), ".");
    }
}
