package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.ALSO_UNTAGGED;
import static dev.tollgate.model.policy.ruleset.Search.Mode.TAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Ruleset Relay_ok: may this client relay? */
final class RelayOk {
    private static final Set<String> OWN_ADDRESSES = Set.of("", "0", "127.0.0.1", "ipv6:0:0:0:0:0:0:0:1", "ipv6:::1");
    private static final Lhs RELAYED_ADDRESS = Lhs.of("$=R $*");
    private static final Lhs IS_RELAY = Lhs.of("<RELAY> $*");
    private static final Lhs ADDRESS_FAILED = Lhs.of("<<TMPF>> $*");
    private static final Lhs NAME_FAILED = Lhs.of("<$* <TMPF>> $*");
    private static final Lhs BRACKETED = Lhs.of("<$*> <$*>");
    private static final Lhs DOTTED = Lhs.of("$+ < @ $+ . >");
    private static final Lhs LOCAL_SENDER = Lhs.of("$+ < @ $=w >");
    private static final Lhs SENDER = Lhs.of("$+ < @ $+ >");
    private static final Lhs ENTIRE = Lhs.of("<?> $* $=m");
    private static final Lhs LOCAL_NAME = Lhs.of("<?> $=w");
    private static final Lhs RELAY_HOST = Lhs.of("<?> $=R");
    private static final Lhs RELAY_DOMAIN = Lhs.of("<?> $* $=R");
    private static final String[] RELAY = RcptOk.RELAY;

    private final Session session;
    private final Address address;

    RelayOk(Session session, Address address) {
        this.session = session;
        this.address = address;
    }

    String[] relayOk() {
        String[] addr = session.tokens(Fact.CLIENT_ADDR);
        String text = session.facts.get(Fact.CLIENT_ADDR);
        if (OWN_ADDRESSES.contains(text.toLowerCase(Locale.ROOT)) || RELAYED_ADDRESS.matches(addr, session)) {
            return RELAY;
        }
        Search connect = new Search(session, ALSO_UNTAGGED, LookupTag.CONNECT);
        String[] value = connect.A(session.key(Fact.CLIENT_ADDR));
        String[] rest = addr;
        if (!Session.isNotFound(value)) {
            String[] workspace = Workspace.angled(value, Workspace.angled(addr));
            if (IS_RELAY.matches(workspace, session)) {
                session.decidedBy(session.found());
                return RELAY;
            }
            if (ADDRESS_FAILED.matches(workspace, session)) {
                session.decidedBy(session.found());
                return temporary();
            }
            Match m = BRACKETED.match(workspace, session);
            rest = m == null ? workspace : m.group(2);
        }
        String[] literal = Workspace.of("[", rest, "]");
        if (session.members(CfClass.LOCAL).contains(literal, 0, literal.length)) {
            return RELAY;
        }
        String[] bySender = bySender();
        if (bySender.length > 0) {
            return bySender;
        }
        String[] byName = byName(connect);
        boolean decided = Workspace.isMailer(byName) || Workspace.is(byName, "RELAY");
        return decided || session.has(Feature.DELAY_CHECKS) ? byName : new BadHelo(session).check(byName);
    }

    private static String[] temporary() {
        return Workspace.temporary("4.3.0", Denials.TEMPORARY);
    }

    /** What features relay_local_from and relay_mail_from say; empty for nothing. */
    private String[] bySender() {
        boolean byEntry = session.has(Feature.RELAY_MAIL_FROM);
        if (!byEntry && !session.has(Feature.RELAY_LOCAL_FROM)) {
            return Workspace.EMPTY;
        }
        session.enter();
        String[] w = address.canonAddr(session.sender());
        session.leave();
        Match m;
        while ((m = DOTTED.match(w, session)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        if (session.has(Feature.RELAY_LOCAL_FROM) && LOCAL_SENDER.matches(w, session)) {
            return RELAY;
        }
        m = byEntry ? SENDER.match(w, session) : null;
        if (m == null) {
            return Workspace.EMPTY;
        }
        Mailbox sender = Mailbox.of(m);
        Search search = new Search(session, TAGGED, LookupTag.FROM);
        String[] value;
        if (!session.site.has(Feature.RELAY_MAIL_FROM, "domain")) {
            value = search.searchList(() -> search.F(sender));
        } else if (session.has(Feature.RELAY_HOSTS_ONLY)) {
            SearchKey domain = new SearchKey(m.group(2));
            value = search.searchList(() -> search.F(sender), () -> search.E(domain));
        } else {
            value = search.searchList(() -> search.F(sender), () -> search.D(sender));
        }
        if (Workspace.is(value, "RELAY")) {
            session.decidedBy(session.found());
            return RELAY;
        }
        if (ADDRESS_FAILED.matches(Workspace.angled(value), session)) {
            session.decidedBy(session.found());
            return temporary();
        }
        return Workspace.EMPTY;
    }

    private String[] byName(Search connect) {
        String[] name = session.tokens(Fact.CLIENT_NAME);
        switch (session.facts.get(Fact.CLIENT_RESOLVE).toUpperCase(Locale.ROOT)) {
            case "TEMP" -> {
                return Workspace.temporary(
                        "4.4.0",
                        "\"450 Relaying temporarily denied. Cannot resolve PTR record for \"",
                        session.tokens(Fact.CLIENT_ADDR));
            }
            case "FORGED" -> {
                return Workspace.error("5.7.1", "\"550 Relaying denied. IP name possibly forged \"", name);
            }
            case "FAIL" -> {
                return Workspace.error("5.7.1", "\"550 Relaying denied. IP name lookup failed \"", name);
            }
            default -> {
                return name.length == 0 ? Workspace.of("<", "@", ">") : byResolvedName(connect, name);
            }
        }
    }

    private String[] byResolvedName(Search connect, String[] name) {
        String[] canonical = name[name.length - 1].equals(".") ? name : address.canonical(name);
        int end = canonical.length;
        while (end > 0 && canonical[end - 1].equals(".")) {
            end--;
        }
        String[] host = Arrays.copyOf(canonical, end);
        String[] w = Workspace.angled(new String[] {"?"}, host);
        boolean hostsOnly = session.has(Feature.RELAY_HOSTS_ONLY);
        if (session.has(Feature.RELAY_ENTIRE_DOMAIN) && ENTIRE.matches(w, session)
                || LOCAL_NAME.matches(w, session)
                || (hostsOnly ? RELAY_HOST : RELAY_DOMAIN).matches(w, session)) {
            return RELAY;
        }
        String[] value;
        if (hostsOnly) {
            String text = Prescan.join(host, 0, host.length);
            try {
                value = session.access("Connect:" + text);
                if (Session.isNotFound(value)) {
                    value = session.access(text);
                }
            } catch (Session.Unscanned e) {
                return host;
            }
        } else {
            value = connect.D(new SearchKey(host));
        }
        if (Session.isNotFound(value)) {
            return host;
        }
        String[] workspace = Workspace.angled(value, Workspace.angled(host));
        if (IS_RELAY.matches(workspace, session)) {
            session.decidedBy(session.found());
            return RELAY;
        }
        if (NAME_FAILED.matches(workspace, session)) {
            session.decidedBy(session.found());
            return temporary();
        }
        return host;
    }
}
