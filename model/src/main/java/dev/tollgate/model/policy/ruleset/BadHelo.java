package dev.tollgate.model.policy.ruleset;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.rewrite.CfClass;
import dev.tollgate.model.policy.rewrite.Lhs;
import dev.tollgate.model.policy.rewrite.Workspace;
import dev.tollgate.model.site.Feature;

/**
 * The rules that feature block_bad_helo adds. m4 puts them after whatever ruleset comes last: check_rcpt with
 * delay_checks, otherwise Relay_ok, or Rcpt_ok where promiscuous_relay leaves Relay_ok out.
 */
final class BadHelo {
    private static final Lhs RELAYED_ADDRESS = Lhs.of("$=R $*");

    private final Session session;

    BadHelo(Session session) {
        this.session = session;
    }

    /** {@code accepted}, or the refusal of a bogus HELO name. */
    String[] check(String[] accepted) {
        if (!session.has(Feature.BLOCK_BAD_HELO)
                || !session.facts.get(Fact.AUTH_AUTHEN).isEmpty()) {
            return accepted;
        }
        String[] addr = session.tokens(Fact.CLIENT_ADDR);
        String helo = session.facts.get(Fact.HELO);
        if (RELAYED_ADDRESS.matches(addr, session) || Workspace.is(addr, "0")) {
            return accepted;
        }
        String[] tokens = Session.scan(helo);
        boolean own = session.inClass(CfClass.LOCAL, "[" + helo + "]") || session.inClass(CfClass.LOCAL, helo);
        boolean innerDot = false;
        for (int i = 1; i < tokens.length - 1; i++) {
            innerDot |= tokens[i].equals(".");
        }
        boolean ipv6 = tokens.length > 2 && tokens[0].equalsIgnoreCase("IPv6") && tokens[1].equals(":");
        if (own || !innerDot && !ipv6) {
            session.decidedBy(null);
            return Workspace.error("5.7.1", "\"550 bogus HELO name used: \"", tokens);
        }
        return accepted;
    }
}
