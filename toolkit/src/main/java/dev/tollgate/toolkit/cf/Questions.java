package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.scan.Prescan;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import dev.tollgate.sendmail.check.RulesetCheck.Comments;

/** What the daemon asks which ruleset at which moment (srvrsmtp.c, daemon.c, deliver.c, usersmtp.c, sasl's getauth). */
final class Questions {
    private Questions() {}

    static Outcome ask(RulesetCheck check, Phase phase, Facts facts) {
        String ruleset = phase.ruleset();
        String client = facts.get(Fact.CLIENT_NAME);
        String clientAddress = facts.get(Fact.CLIENT_ADDR);
        String server = facts.get(Fact.SERVER_NAME);
        String verify = facts.get(Fact.VERIFY);
        return switch (phase) {
            case CONNECT, GREET_PAUSE, TLS_SRV_FEATURES -> check.ask(ruleset, client, clientAddress, Comments.DROPPED);
            case MAIL -> check.ask(ruleset, argument(facts.get(Fact.FROM)), Comments.DROPPED);
            case RCPT -> check.ask(ruleset, argument(facts.get(Fact.TO)), Comments.DROPPED);
            case TLS_CLIENT -> check.ask(ruleset, verify, "MAIL", Comments.DROPPED);
            case TLS_SERVER -> check.ask(ruleset, verify.isEmpty() ? "NONE" : verify, Comments.DROPPED);
            case TLS_RCPT, QUEUE_GROUP -> check.ask(ruleset, facts.get(Fact.TO), Comments.DROPPED);
            case TRY_TLS, CLT_FEATURES -> check.ask(ruleset, server.isEmpty() ? "x" : server, Comments.DROPPED);
            case SRV_FEATURES -> check.ask(ruleset, client, "", Comments.DROPPED);
            case TLS_CLT_FEATURES, AUTHINFO ->
                check.ask(ruleset, server, facts.get(Fact.SERVER_ADDR), Comments.DROPPED);
            case CLIENT_RATE, CLIENT_CONN -> check.ask(ruleset, "x", Comments.DROPPED);
            case COMPAT ->
                check.ask(
                        ruleset,
                        SessionMacros.bracketed(facts.get(Fact.FROM)),
                        SessionMacros.bracketed(facts.get(Fact.TO)),
                        Comments.DROPPED);
        };
    }

    /** The refusal of a TLS session, which holds from STARTTLS on and is sent in answer to MAIL. */
    static Outcome atStartTls(RulesetCheck check, Facts facts) {
        return check.ask(Phase.TLS_CLIENT.ruleset(), facts.get(Fact.VERIFY), "STARTTLS", Comments.DROPPED);
    }

    /** An address as SMTP hands it over: in angle brackets. */
    private static String argument(String address) {
        return Prescan.countPlain(address) > 0 ? "<" + address + ">" : SessionMacros.bracketed(address);
    }
}
