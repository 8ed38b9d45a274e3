package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * What the daemon has asked by the time of a phase, as far as the phase's rules can tell: by the macros in which rules keep
 * something for later ones.
 */
final class Earlier {
    /** The rulesets of one SMTP session, in the order in which the daemon asks them (daemon.c, srvrsmtp.c). */
    private static final List<String> RECEIVING = List.of(
            "check_relay",
            "srv_features",
            "greet_pause",
            "tls_srv_features",
            "tls_client",
            "trust_auth",
            "check_vrfy",
            "check_expn",
            "check_etrn",
            "check_mail",
            "check_rcpt",
            "queuegroup",
            "check_data",
            "check_eoh",
            "check_eom",
            "check_compat");

    /** Those of a delivery, which another process may make (deliver.c, usersmtp.c). */
    private static final List<String> SENDING =
            List.of("clt_features", "try_tls", "tls_clt_features", "tls_server", "authinfo", "tls_rcpt");

    private final RulesetCheck check;
    private final SessionMacros macros;
    private final Phase phase;
    private final Facts facts;

    Earlier(RulesetCheck check, SessionMacros macros, Phase phase, Facts facts) {
        this.check = check;
        this.macros = macros;
        this.phase = phase;
        this.facts = facts;
    }

    /** What a ruleset said at an earlier moment. */
    record Said(Phase phase, Outcome outcome) {}

    /** Asks the checks of the client and of the sender where the phase's rules can tell; what each of them said. */
    List<Said> ask(boolean recorded) {
        boolean mail = phase == Phase.RCPT && dependsOn(phase, Phase.MAIL);
        boolean connect = (phase == Phase.MAIL || phase == Phase.RCPT) && dependsOn(phase, Phase.CONNECT);
        if (!mail && !connect) {
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        if (connect || dependsOn(Phase.MAIL, Phase.CONNECT)) {
            said.add(ask(Phase.CONNECT, recorded));
        }
        if (mail) {
            said.add(ask(Phase.MAIL, recorded));
        }
        return said;
    }

    private Said ask(Phase earlier, boolean recorded) {
        macros.define(earlier, facts, recorded);
        return new Said(earlier, Questions.ask(check, earlier, facts));
    }

    private boolean dependsOn(Phase later, Phase earlier) {
        return check.predecessors().isAskedBeforeSeenBy(later.ruleset(), earlier.ruleset());
    }

    /** What a reader of the answer has to know of the earlier rulesets, given what those that were asked said. */
    List<String> notes(List<Said> said) {
        List<String> notes = new ArrayList<>();
        for (Said one : said) {
            Treatment treatment =
                    new Answer(one.phase, one.outcome, check.configuration().program()).treatment(null);
            if (treatment.reply() != null
                    && (treatment.decision() == Decision.REJECT || treatment.decision() == Decision.TEMPFAIL)) {
                notes.add(one.phase.ruleset() + " has already refused with \"" + treatment.reply()
                        + "\"; the decision here is that of " + phase.ruleset() + " alone");
            }
        }
        List<String> asked = said.stream().map(one -> one.phase.ruleset()).toList();
        for (String ruleset : before(phase.ruleset())) {
            if (!asked.contains(ruleset) && check.predecessors().isKeptFor(phase.ruleset(), ruleset)) {
                notes.add("the rules of " + phase.ruleset() + " read a macro that those of " + ruleset
                        + " may set earlier; " + ruleset + " was not asked, so the macro counts as not set");
            }
        }
        return notes;
    }

    /** The rulesets that the daemon may ask before {@code ruleset} about the same mail. */
    private static List<String> before(String ruleset) {
        int receiving = RECEIVING.indexOf(ruleset);
        if (receiving >= 0) {
            return RECEIVING.subList(0, receiving);
        }
        int sending = SENDING.indexOf(ruleset);
        List<String> all = new ArrayList<>();
        if (sending >= 0) {
            all.addAll(RECEIVING);
            all.addAll(SENDING.subList(0, sending));
        }
        return all;
    }
}
