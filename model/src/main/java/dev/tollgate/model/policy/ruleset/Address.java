package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rulesets that bring an address into the form {@code local<@domain>}: canonify (3), Canonify2 (96), Parse0 and
 * CanonAddr, as far as the check_* rulesets need them.
 */
final class Address {
    private static final Lhs ANGLES = Lhs.of("$* < $* > $* <@>");
    private static final Lhs ROUTE_MARKED = Lhs.of("@ $* <@>");
    private static final Lhs IPV6_MARKED = Lhs.of("$* [ IPv6 : $+ ] <@>");
    private static final Lhs DECNET_MARKED = Lhs.of("$* :: $* <@>");
    private static final Lhs LITERAL_COLON = Lhs.of("$* : $* [ $* ]");
    private static final Lhs COLON_MARKED = Lhs.of("$* : $* <@>");
    private static final Lhs MARKED = Lhs.of("$* <@>");
    private static final Lhs SEMICOLON = Lhs.of("$* ;");
    private static final Lhs LIST = Lhs.of("$* < $+ :; > $*");
    private static final Lhs ANGLED_SEMICOLON = Lhs.of("$* < $* ; >");
    private static final Lhs LEFT_EXCESS = Lhs.of("$+ < $* >");
    private static final Lhs RIGHT_EXCESS = Lhs.of("< $* > $+");
    private static final Lhs ANGLED = Lhs.of("< $+ >");
    private static final List<Lhs> ROUTES = List.of(Lhs.of("@ $+ , $+"), Lhs.of("@ [ $* ] : $+"), Lhs.of("@ $+ : $+"));
    private static final Lhs LIST_AT = Lhs.of("$+ : $* ; @ $+");
    private static final Lhs LIST_END = Lhs.of("$+ : $* ;");
    private static final Lhs AT = Lhs.of("$+ @ $+");
    private static final Lhs GAZE_RIGHT = Lhs.of("$+ < $+ @ $+ >");
    private static final Lhs FOCUSED = Lhs.of("$+ < @ $+ >");
    private static final Lhs UUCP = Lhs.of("$- ! $+");
    private static final Lhs UUCP_DOMAIN = Lhs.of("$+ . $- ! $+");
    private static final Lhs UUCP_SUBDOMAIN = Lhs.of("$+ ! $+");
    private static final Lhs PERCENT = Lhs.of("$* % $*");
    private static final Lhs TWO_ATS = Lhs.of("$* @ $* @ $*");
    private static final Lhs ANY_AT = Lhs.of("$* @ $*");

    private static final List<Lhs> LOCALHOSTS_WITHOUT_UUCP =
            List.of(Lhs.of("$* < @ localhost > $*"), Lhs.of("$* < @ localhost . $m > $*"));
    private static final List<Lhs> LOCALHOSTS = List.of(
            LOCALHOSTS_WITHOUT_UUCP.get(0), LOCALHOSTS_WITHOUT_UUCP.get(1), Lhs.of("$* < @ localhost . UUCP > $*"));
    private static final Lhs AT_LITERAL = Lhs.of("$* < @ [ $+ ] > $*");
    private static final Lhs AT_ANY_UUCP = Lhs.of("$* < @ $+ . UUCP > $*");
    private static final Lhs AT_DOTS_UUCP = Lhs.of("$* < @ $+ . . UUCP . > $*");
    private static final Lhs AT_DOTTED = Lhs.of("$* < @ $* . > $*");
    private static final Lhs AT_DOMAIN = Lhs.of("$* < @ $* > $*");
    private static final Lhs AT_QUALIFIED = Lhs.of("$* < @ $+ . $+ > $*");
    private static final Lhs AT_LOCAL = Lhs.of("$* < @ $=w > $*");
    private static final Lhs LIST_NAME = Lhs.of("$+ :; <@>");
    private static final Lhs NOBODY = Lhs.of("$* <@>");
    private static final Lhs DOT_AT_END = Lhs.of("$* < @ $+ . > $*");
    private static final Lhs ANY_ANGLED = Lhs.of("$* < $+ > $*");
    private static final Lhs ROUTED = Lhs.of("@ $+ : @ $+ : $+");
    private static final Lhs OLD_UUCP = Lhs.of("$+ @ $- . UUCP");
    private static final Lhs LOCAL_TWICE = Lhs.of("$+ % $=w @ $=w");
    private static final Lhs TWO_DOTS = Lhs.of("$* < @ $* . . > $*");

    private final Session session;

    Address(Session session) {
        this.session = session;
    }

    private @Nullable Match match(Lhs lhs, String[] workspace) {
        return lhs.match(workspace, session);
    }

    /** Ruleset CanonAddr. */
    String[] canonAddr(String[] address) {
        return new Parse0(session, this).parse0(canonify(address));
    }

    /** Rulesets canonify (3) and final (4): an address as it stands in mail. */
    String[] external(String[] address) {
        if (address.length == 0) {
            return address;
        }
        String[] w = canonify(address);
        Match m;
        if ((m = match(LIST_NAME, w)) != null) {
            return Workspace.of(m.group(1), ":");
        }
        if (match(NOBODY, w) != null) {
            return Workspace.EMPTY;
        }
        while ((m = match(DOT_AT_END, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">", m.group(3));
        }
        while ((m = match(ANY_ANGLED, w)) != null) {
            w = Workspace.of(m.group(1), m.group(2), m.group(3));
        }
        while ((m = match(ROUTED, w)) != null) {
            w = Workspace.of("@", m.group(1), ",", "@", m.group(2), ":", m.group(3));
        }
        if (w.length > 0 && w[0].equals("@")) {
            return w;
        }
        while (!session.has(Feature.NOUUCP) && (m = match(OLD_UUCP, w)) != null) {
            w = Workspace.of(m.group(2), "!", m.group(1));
        }
        while ((m = match(LOCAL_TWICE, w)) != null) {
            w = Workspace.of(m.group(1), "@", m.group(2));
        }
        return w;
    }

    /** Ruleset canonify (3). */
    String[] canonify(String[] input) {
        if (input.length == 0) {
            return Workspace.of("<", "@", ">");
        }
        String[] plain = plainMailbox(input);
        if (plain != null) {
            return canonify2(plain);
        }
        String[] w = unmarked(Workspace.of(input, "<", "@", ">"));
        Match m;
        while ((m = match(SEMICOLON, w)) != null) {
            w = m.group(1);
        }
        if ((m = match(LIST, w)) != null) {
            return Workspace.of(m.group(2), ":", ";", "<", "@", ">");
        }
        while ((m = match(ANGLED_SEMICOLON, w)) != null) {
            w = Workspace.of(m.group(1), "<", m.group(2), ">");
        }
        if (w.length == 0) {
            return Workspace.of(":", ";", "<", "@", ">");
        }
        w = Workspace.of("<", w, ">");
        while ((m = match(LEFT_EXCESS, w)) != null) {
            w = Workspace.of("<", m.group(2), ">");
        }
        while ((m = match(RIGHT_EXCESS, w)) != null) {
            w = Workspace.of("<", m.group(1), ">");
        }
        if (w.length == 2 && w[0].equals("<")) {
            return Workspace.of("<", "@", ">");
        }
        if ((m = match(ANGLED, w)) != null) {
            w = m.group(1);
        }
        for (Lhs route : ROUTES) {
            while ((m = match(route, w)) != null) {
                w = m.group(2);
            }
        }
        return focus(w);
    }

    /** {@code local@domain} of plain words, perhaps in angle brackets, as {@code local<@domain>}; otherwise {@code null}. */
    private static String @Nullable [] plainMailbox(String[] input) {
        boolean angled = input[0].equals("<") && input[input.length - 1].equals(">");
        int from = angled ? 1 : 0;
        int to = input.length - from;
        int at = -1;
        for (int i = from; i < to; i++) {
            String token = input[i];
            if (token.equals("@")) {
                if (at >= 0) {
                    return null;
                }
                at = i;
            } else if (!Prescan.isAtom(token) && !token.equals(".") && !token.equals("+")) {
                return null;
            }
        }
        if (at <= from || at >= to - 1) {
            return null;
        }
        String[] focused = new String[to - from + 2];
        System.arraycopy(input, from, focused, 0, at - from);
        focused[at - from] = "<";
        System.arraycopy(input, at, focused, at - from + 1, to - at);
        focused[focused.length - 1] = ">";
        return focused;
    }

    /** The rules that strip {@code group:} from an address that is not in angle brackets. */
    private String[] unmarked(String[] marked) {
        String[] w = marked;
        Match m;
        if ((m = match(ANGLES, w)) != null) {
            w = Workspace.of(m.group(1), "<", m.group(2), ">", m.group(3));
        }
        if ((m = match(ROUTE_MARKED, w)) != null) {
            w = Workspace.of("@", m.group(1));
        }
        if ((m = match(IPV6_MARKED, w)) != null) {
            w = Workspace.of(m.group(1), "[", "IPv6", ":", m.group(2), "]");
        }
        if ((m = match(DECNET_MARKED, w)) != null) {
            w = Workspace.of(m.group(1), ":", ":", m.group(2));
        }
        if (w.length > 5 && w[0].equals(":") && w[1].equalsIgnoreCase("include") && w[2].equals(":")) {
            if ((m = match(MARKED, w)) != null) {
                w = m.group(1);
            }
        }
        if ((m = match(LITERAL_COLON, w)) != null) {
            w = Workspace.of(m.group(1), ":", m.group(2), "[", m.group(3), "]", "<", "@", ">");
        }
        if ((m = match(COLON_MARKED, w)) != null) {
            w = m.group(2);
        }
        if ((m = match(MARKED, w)) != null) {
            w = m.group(1);
        }
        return w;
    }

    private String[] focus(String[] unfocused) {
        String[] w = unfocused;
        Match m;
        if ((m = match(LIST_AT, w)) != null) {
            return canonify2(Workspace.of(m.group(1), ":", m.group(2), ";", "<", "@", m.group(3), ">"));
        }
        if ((m = match(LIST_END, w)) != null) {
            return Workspace.of(m.group(1), ":", m.group(2), ";");
        }
        if ((m = match(AT, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        while ((m = match(GAZE_RIGHT, w)) != null) {
            w = Workspace.of(m.group(1), m.group(2), "<", "@", m.group(3), ">");
        }
        if ((m = match(FOCUSED, w)) != null) {
            return canonify2(Workspace.of(m.group(1), "<", "@", m.group(2), ">"));
        }
        if (!session.has(Feature.NOUUCP)) {
            if ((m = match(UUCP, w)) != null) {
                return canonify2(Workspace.of(m.group(2), "<", "@", m.group(1), ".", "UUCP", ">"));
            }
            if ((m = match(UUCP_DOMAIN, w)) != null) {
                return canonify2(Workspace.of(m.group(3), "<", "@", m.group(1), ".", m.group(2), ">"));
            }
            if ((m = match(UUCP_SUBDOMAIN, w)) != null) {
                return canonify2(Workspace.of(m.group(2), "<", "@", m.group(1), ".", "UUCP", ">"));
            }
        }
        if (!session.has(Feature.NOPERCENTHACK)) {
            while ((m = match(PERCENT, w)) != null) {
                w = Workspace.of(m.group(1), "@", m.group(2));
            }
            while ((m = match(TWO_ATS, w)) != null) {
                w = Workspace.of(m.group(1), "%", m.group(2), "@", m.group(3));
            }
        }
        if ((m = match(ANY_AT, w)) != null) {
            return canonify2(Workspace.of(m.group(1), "<", "@", m.group(2), ">"));
        }
        return canonify2(w);
    }

    /** Ruleset Canonify2 (96). */
    String[] canonify2(String[] focused) {
        String[] w = focused;
        Match m;
        String[] host = session.terms.hostName();
        for (Lhs lhs : session.has(Feature.NOUUCP) ? LOCALHOSTS_WITHOUT_UUCP : LOCALHOSTS) {
            if ((m = match(lhs, w)) != null) {
                w = Workspace.of(m.group(1), "<", "@", host, ".", ">", m.group(2));
            }
        }
        if ((m = match(AT_LITERAL, w)) != null) {
            String[] literal = Workspace.of("[", m.group(2), "]");
            if (session.inClass(CfClass.LOCAL, String.join("", literal))) {
                w = Workspace.of(m.group(1), "<", "@", host, ".", ">", m.group(3));
            } else {
                return Workspace.of(m.group(1), "<", "@", literal, ">", m.group(3));
            }
        }
        if (!session.has(Feature.NOUUCP) && !session.has(Feature.NOCANONIFY)) {
            if ((m = match(AT_ANY_UUCP, w)) != null) {
                w = Workspace.of(m.group(1), "<", "@", canonical(m.group(2)), ".", "UUCP", ".", ">", m.group(3));
            }
            if ((m = match(AT_DOTS_UUCP, w)) != null) {
                return Workspace.of(m.group(1), "<", "@", m.group(2), ".", ">", m.group(3));
            }
        }
        if (match(AT_DOTTED, w) == null) {
            w = canonicalDomain(w);
        }
        if ((m = match(AT_LOCAL, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ".", ">", m.group(3));
        }
        while ((m = match(TWO_DOTS, w)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ".", ">", m.group(3));
        }
        return w;
    }

    /** The rules that ask the name server, or with nocanonify only add a dot. */
    private String[] canonicalDomain(String[] w) {
        String flags = session.facts.get(Fact.DAEMON_FLAGS);
        boolean ask =
                session.has(Feature.NOCANONIFY) ? flags.contains("c") && !flags.contains("CC") : !flags.contains("CC");
        if (ask && !session.facts.has(Fact.CANONICAL)) {
            return w;
        }
        Match m = match(ask ? AT_DOMAIN : AT_QUALIFIED, w);
        if (m == null) {
            return w;
        }
        return ask
                ? Workspace.of(m.group(1), "<", "@", canonical(m.group(2)), ">", m.group(3))
                : Workspace.of(m.group(1), "<", "@", m.group(2), ".", m.group(3), ".", ">", m.group(4));
    }

    /** {@code $[ name $]}: what the name server makes of a name; a name that it does not know stays as it is. */
    String[] canonical(String[] name) {
        if (!session.facts.has(Fact.CANONICAL)) {
            return name;
        }
        String text = Prescan.join(name, 0, name.length);
        for (String given : session.facts.all(Fact.CANONICAL)) {
            int equals = given.indexOf('=');
            if (equals > 0 && given.substring(0, equals).equalsIgnoreCase(text)) {
                return Session.scan(given.substring(equals + 1) + ".");
            }
        }
        return name;
    }
}
