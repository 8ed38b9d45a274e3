package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.ALSO_UNTAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.model.site.Feature;
import java.util.Arrays;
import java.util.List;

/** The rulesets check_mail and Basic_check_mail. */
final class CheckMail {
    private static final Lhs ANGLED = Lhs.of("<$+>");
    private static final Lhs UNQUALIFIED_HOST = Lhs.of("< $* @ $- >");
    private static final List<Lhs> LOCALHOSTS = List.of(
            Lhs.of("< $* @ localhost >"),
            Lhs.of("< $* @ [ 127 . 0 . 0 . 1 ] >"),
            Lhs.of("< $* @ [ IPv6 : 0 : 0 : 0 : 0 : 0 : 0 : 0 : 1 ] >"),
            Lhs.of("< $* @ [ IPv6 : : : 1 ] >"),
            Lhs.of("< $* @ localhost . $m >"));
    private static final Lhs LOCALHOST_UUCP = Lhs.of("< $* @ localhost . UUCP >");
    private static final Lhs DOTTED = Lhs.of("$* < @ $+ . >");
    private static final Lhs CANONICAL = Lhs.of("$* < @ $* $=P >");
    private static final Lhs AT_HOST_NAME = Lhs.of("$* < @ $j >");
    private static final Lhs AT_DOMAIN = Lhs.of("$* < @ $+ >");
    private static final Lhs FOCUSED = Lhs.of("$+ < @ $* >");
    private static final Lhs NO_RESULT = Lhs.of("<?> <$+> <$*>");
    private static final Lhs RESULT = Lhs.of("<$+> <$+> <$*>");
    private static final Lhs UNKNOWN = Lhs.of("<?> $*");
    /** A value that begins with the question mark by which the rules mark senders without a domain. */
    private static final Lhs UNKNOWN_AND_MORE = Lhs.of("<? $+> $*");

    private static final Lhs RESOLVED = Lhs.of("<$={ResOk}> $*");
    private static final Lhs TEMP = Lhs.of("<TEMP> $*");
    private static final Lhs PERM = Lhs.of("<PERM> $*");
    private static final Lhs ACCEPT = Lhs.of("<$={Accept}> $*");
    private static final Lhs FOR_BADMX = Lhs.of("@ $* < @ $+ > $*");

    private final Session session;
    private final Address address;

    CheckMail(Session session) {
        this.session = session;
        address = new Address(session);
    }

    /** What sendmail asks at MAIL; with delay_checks it asks nothing before RCPT. */
    String[] atMail() {
        return session.has(Feature.DELAY_CHECKS) ? Workspace.EMPTY : check_mail(argument(session.facts.get(Fact.FROM)));
    }

    /** Ruleset check_mail as check_rcpt calls it with delay_checks. */
    String[] atRcpt() {
        return check_mail(
                session.has(Feature.MAIL_MACRO)
                        ? argument(session.facts.get(Fact.FROM))
                        : Workspace.of("<", session.sender(), ">"));
    }

    private String[] check_mail(String[] sender) {
        session.enter();
        try {
            return basicCheckMail(sender);
        } finally {
            session.leave();
        }
    }

    /** The tokens of an address as SMTP hands it over, in angle brackets. */
    static String[] argument(String text) {
        boolean bracketed = text.startsWith("<") && text.endsWith(">");
        if (Prescan.countPlain(text) > 0) {
            return Workspace.angled(Session.scan(text));
        }
        return Session.scan(bracketed ? text : "<" + text + ">");
    }

    private String[] basicCheckMail(String[] sender) {
        if (session.facts.get(Fact.DELIVERY_MODE).equals("d")) {
            return new String[] {"deferred"};
        }
        session.enter();
        String[] tls = new TlsChecks(session).tls_client();
        session.leave();
        if (Workspace.isMailer(tls)) {
            return tls;
        }
        session.decidedBy(null);
        if (sender.length == 2 && sender[0].equals("<")) {
            return Workspace.angled(new String[] {"OK"});
        }
        String[] w = sender;
        if (!session.has(Feature.ACCEPT_UNQUALIFIED_SENDERS)) {
            w = realDomain(sender);
            if (Workspace.isMailer(w)) {
                return w;
            }
        }
        session.enter();
        w = address.canonAddr(w);
        session.leave();
        Match m;
        while ((m = DOTTED.match(w, session)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        return judged(looked(mark(w), w));
    }

    /** The rules that refuse user@localhost and, where the port asks for it, user@host. */
    private String[] realDomain(String[] sender) {
        Match m = ANGLED.match(sender, session);
        String[] w = Workspace.angled(m == null ? sender : m.group(1));
        List<String> flags = List.of(session.tokens(Fact.DAEMON_FLAGS));
        boolean suspicious = flags.contains("f") && UNQUALIFIED_HOST.matches(w, session);
        if (!suspicious && flags.contains("u")) {
            return w;
        }
        for (Lhs localhost : LOCALHOSTS) {
            suspicious |= localhost.matches(w, session);
        }
        suspicious |= !session.has(Feature.NOUUCP) && LOCALHOST_UUCP.matches(w, session);
        if (!suspicious) {
            return w;
        }
        String[] client = session.tokens(Fact.CLIENT_NAME);
        if (client.length == 0 || session.inClass(CfClass.LOCAL, String.join("", client))) {
            return w;
        }
        return Workspace.error("5.5.4", "\"553 Real domain name required for sender address\"");
    }

    /** What is known of the sender's domain before the lookups: OKR, PERM, TEMP, or ? for an address without one. */
    private String mark(String[] w) {
        if (!AT_DOMAIN.matches(w, session)) {
            return CANONICAL.matches(w, session) ? "OKR" : "?";
        }
        boolean accepted = CANONICAL.matches(w, session)
                || AT_HOST_NAME.matches(w, session)
                || session.has(Feature.ACCEPT_UNRESOLVABLE_DOMAINS);
        String given = session.facts.get(Fact.FROM_RESOLVE);
        return accepted || given.equalsIgnoreCase("OK") ? "OKR" : given.toUpperCase(java.util.Locale.ROOT);
    }

    /** The workspace {@code <result or mark> address}. */
    private String[] looked(String mark, String[] w) {
        Search search = new Search(session, ALSO_UNTAGGED, LookupTag.FROM);
        Match m = FOCUSED.match(w, session);
        String[] value;
        if (m != null) {
            Mailbox sender = Mailbox.of(m);
            value = search.searchList(() -> search.F(sender), () -> search.U(sender), () -> search.D(sender));
        } else if (Workspace.isMailer(w)) {
            // The address is malformed: what Parse0 says of it ends the key at its first $@.
            value = search.searchList(() -> search.E(new SearchKey(new String[] {"$#error"})));
        } else {
            value = search.searchList(() -> search.U(Mailbox.of(w)));
        }
        if (Session.isNotFound(value)) {
            return Workspace.angled(new String[] {mark}, w);
        }
        session.decidedBy(session.found());
        String[] all = Workspace.of("<", value, ">", "<", mark, ">", "<", w, ">");
        Match unknown = Search.isMarked(value) ? NO_RESULT.match(all, session) : null;
        if (unknown != null) {
            return Workspace.angled(unknown.group(1), unknown.group(2));
        }
        Match result = RESULT.match(all, session);
        return result == null ? all : Workspace.angled(result.group(1), result.group(3));
    }

    private String[] judged(String[] looked) {
        String[] w = looked;
        boolean qualified = !session.has(Feature.ACCEPT_UNQUALIFIED_SENDERS);
        if (qualified && UNKNOWN.matches(w, session)) {
            if (Arrays.asList(session.tokens(Fact.DAEMON_FLAGS)).contains("u")) {
                w = Workspace.angled(new String[] {"OKR"}, Arrays.copyOfRange(w, 3, w.length));
            } else if (session.facts.get(Fact.CLIENT_ADDR).isEmpty()) {
                return Workspace.angled(new String[] {"OKR"});
            } else {
                return unqualified();
            }
        } else if (qualified && UNKNOWN_AND_MORE.matches(w, session)) {
            return unqualified();
        }
        Match m;
        if ((m = UNKNOWN.match(w, session)) != null) {
            return Workspace.of("@", m.group(1));
        }
        if ((m = RESOLVED.match(w, session)) != null) {
            return badMx(Workspace.of("@", m.group(2)));
        }
        if (TEMP.matches(w, session)) {
            return Workspace.error(
                    "4.1.8", "\"451 Domain of sender address \"", session.sender(), "\" does not resolve\"");
        }
        if (PERM.matches(w, session)) {
            return Workspace.error(
                    "5.1.8", "\"553 Domain of sender address \"", session.sender(), "\" does not exist\"");
        }
        if ((m = ACCEPT.match(w, session)) != null) {
            return Workspace.of(Workspace.MAILER, m.group(1));
        }
        String[] denial = deny(w);
        return denial == null ? w : denial;
    }

    private String[] unqualified() {
        return Workspace.error("5.5.4", "\"553 Domain name required for sender address \"", session.sender());
    }

    private String @org.jspecify.annotations.Nullable [] deny(String[] w) {
        return Denials.OF_ADDRESS.of(w, session.terms.rejection(), session);
    }

    /** Ruleset BadMX; what the name server would say is a fact. */
    private String[] badMx(String[] w) {
        Match m = session.has(Feature.BADMX) ? FOR_BADMX.match(w, session) : null;
        if (m == null) {
            return w;
        }
        String[] domain = m.group(2);
        return switch (session.facts.get(Fact.FROM_MX).toUpperCase(java.util.Locale.ROOT)) {
            case "TEMP" -> Workspace.error("4.1.2", "\"450 MX lookup failure for \"", domain);
            case "BADMX" -> Workspace.error("5.1.2", "\"550 Illegal MX record for host \"", domain);
            case "BADMXIP" -> Workspace.error("5.1.2", "\"550 Invalid MX record for host \"", domain);
            default -> Workspace.of(m.group(1), "<", "@", domain, ">", m.group(3));
        };
    }
}
