package dev.tollgate.model.policy.ruleset;

import static dev.tollgate.model.policy.ruleset.Search.Mode.TAGGED;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Lhs.Match;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.Feature;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rulesets check_rcpt and Basic_check_rcpt, and what delay_checks adds: FullAddr, Delay_TLS_Clt, Spam. */
final class CheckRcpt {
    private static final Lhs DOTTED = Lhs.of("$* < @ $+ . >");
    private static final Lhs FOCUSED = Lhs.of("$* < @ $* >");
    private static final Lhs LOCAL = Lhs.of("$+ < @ $=w >");
    private static final Lhs MAILBOX = Lhs.of("$+ < @ $* >");
    private static final Lhs FRIEND = Lhs.of("<FRIEND> $+");
    private static final Lhs HATER = Lhs.of("<HATER> $+");
    private static final Lhs VALUED = Lhs.of("<$*> $+");
    private static final Lhs TEMP = Lhs.of("$# TEMP $+");

    private final Session session;
    private final Address address;

    CheckRcpt(Session session) {
        this.session = session;
        address = new Address(session);
    }

    /** Ruleset check_rcpt for the session's recipient. */
    String[] check_rcpt() {
        String[] recipient = CheckMail.argument(session.facts.get(Fact.TO));
        if (!session.has(Feature.DELAY_CHECKS)) {
            String[] result = checkRcpt(recipient);
            return result;
        }
        session.enter();
        String[] result = checkRcpt(recipient);
        session.leave();
        if (Workspace.isMailer(result, "error") || Workspace.isMailer(result, "discard")) {
            return result;
        }
        Hit relayedBy = session.decided();
        if (Workspace.isMailer(result)) {
            return afterTls(Workspace.of(Workspace.MAILER, Arrays.copyOfRange(result, 1, result.length)), relayedBy);
        }
        String mode = session.site.argument(Feature.DELAY_CHECKS).orElse("").toLowerCase(Locale.ROOT);
        boolean marked = mode.isEmpty();
        session.enter();
        String[] full = fullAddr(address.canonAddr(recipient));
        session.leave();
        if (!marked) {
            String[] value = spam(full);
            String[] valued = Workspace.angled(value, full);
            boolean friend = mode.startsWith("f");
            if (friend && FRIEND.matches(valued, session)) {
                boolean byEntry = relayedBy == null && !Session.isNotFound(value);
                return afterTls(new String[] {"SPAMFRIEND"}, byEntry ? session.found() : relayedBy);
            }
            Match rest = (friend ? VALUED : HATER).match(valued, session);
            if (rest == null && !friend) {
                return afterTls(new String[] {"NOSPAMHATER"}, relayedBy);
            }
            full = rest == null ? valued : rest.group(friend ? 2 : 1);
        }
        if (Workspace.isMailer(full) && !marked) {
            return full;
        }
        session.enter();
        String[] byMail = new CheckMail(session).atRcpt();
        session.leave();
        if (Workspace.isMailer(byMail)) {
            return credited(byMail, relayedBy);
        }
        session.enter();
        session.decidedBy(null);
        String[] byRelay = new CheckRelay(session).check_relay();
        session.leave();
        if (Workspace.isMailer(byRelay)) {
            return credited(byRelay, relayedBy);
        }
        session.decidedBy(relayedBy);
        return new BadHelo(session).check(marked ? Workspace.angled(new String[] {"?"}, full) : full);
    }

    /** {@code result}; where it accepts, the entry that allowed relaying has decided, if one did. */
    private String[] credited(String[] result, @Nullable Hit relayedBy) {
        boolean refused = Workspace.isMailer(result, "error") || Workspace.isMailer(result, "discard");
        if (!refused && relayedBy != null) {
            session.decidedBy(relayedBy);
        }
        return result;
    }

    /** Rulesets Delay_TLS_Clt and Delay_TLS_Clt2: tls_client's objection, or {@code result}. */
    private String[] afterTls(String[] result, @Nullable Hit decidedBy) {
        session.enter();
        session.enter();
        String[] tls = new TlsChecks(session).tls_client();
        session.leave();
        session.leave();
        if (Workspace.isMailer(tls)) {
            return tls;
        }
        session.decidedBy(decidedBy);
        return result;
    }

    /**
     * Ruleset FullAddr: an address without domain gets this host's name. sendmail does not call it where CanonAddr has
     * found an error.
     */
    private String[] fullAddr(String[] canonical) {
        if (Workspace.isMailer(canonical)) {
            return canonical;
        }
        String[] w = canonical;
        Match m;
        while ((m = DOTTED.match(w, session)) != null) {
            w = Workspace.of(m.group(1), "<", "@", m.group(2), ">");
        }
        return FOCUSED.matches(w, session) ? w : Workspace.of(w, "<", "@", session.terms.hostName(), ">");
    }

    /** What the entries with tag Spam say of a recipient. */
    private String[] spam(String[] full) {
        Search search = new Search(session, TAGGED, LookupTag.SPAM);
        Match m;
        if ((m = LOCAL.match(full, session)) != null) {
            Mailbox mailbox = Mailbox.of(m);
            return search.searchList(() -> search.F(mailbox), () -> search.D(mailbox), () -> search.U(mailbox));
        } else if ((m = MAILBOX.match(full, session)) != null) {
            Mailbox mailbox = Mailbox.of(m);
            return search.searchList(() -> search.F(mailbox), () -> search.D(mailbox));
        }
        // What is wrong with an address does not make a hater of it.
        return search.searchList();
    }

    private String[] checkRcpt(String[] recipient) {
        session.enter();
        try {
            return basicCheckRcpt(recipient);
        } finally {
            session.leave();
        }
    }

    /** Ruleset Basic_check_rcpt. */
    private String[] basicCheckRcpt(String[] recipient) {
        if (recipient.length == 0 || recipient.length == 2 && recipient[0].equals("<")) {
            return Workspace.error("nouser", "\"553 User address required\"");
        }
        if (session.facts.get(Fact.DELIVERY_MODE).equals("d")) {
            return new String[] {"deferred"};
        }
        session.enter();
        String[] ok = new RcptOk(session, address).rcptOk(recipient);
        session.leave();
        Match later = TEMP.match(ok, session);
        if (later == null && Workspace.isMailer(ok)) {
            return ok;
        }
        if (session.has(Feature.PROMISCUOUS_RELAY)) {
            return Workspace.of(recipient, Workspace.BAR, "@", ok);
        }
        if (Workspace.is(ok, "RELAY")) {
            return ok;
        }
        Hit temporaryFor = session.decided();
        session.decidedBy(null);
        session.enter();
        String[] client = new RelayOk(session, address).relayOk();
        session.leave();
        Match temp = TEMP.match(client, session);
        if (temp != null) {
            return Workspace.of(Workspace.MAILER, "error", temp.group(1));
        }
        if (Workspace.isMailer(client) || Workspace.is(client, "RELAY")) {
            return client;
        }
        if (later != null) {
            session.decidedBy(temporaryFor);
            return Workspace.of(Workspace.MAILER, "error", later.group(1));
        }
        session.decidedBy(null);
        return session.terms.relayRefusal();
    }
}
