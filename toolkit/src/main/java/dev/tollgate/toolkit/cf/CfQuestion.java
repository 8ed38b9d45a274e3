package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.AddressLimit;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.site.Site;
import dev.tollgate.sendmail.check.Outcome;
import dev.tollgate.sendmail.check.RulesetCheck;
import dev.tollgate.sendmail.report.Report;
import dev.tollgate.sendmail.rewrite.Program;
import dev.tollgate.sendmail.rewrite.Rulesets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One question to a reading of a sendmail.cf. */
final class CfQuestion {
    private final CfRun run;
    private final RulesetCheck check;
    private final Phase phase;
    private final Facts facts;
    private final Earlier earlier;

    CfQuestion(CfRun run, Site site, Phase phase, Facts facts) {
        this.run = run;
        this.phase = phase;
        this.facts = PeerAddress.asHeld(facts, site);
        check = run.check();
        earlier = new Earlier(check, run.macros(), phase, this.facts);
    }

    /**
     * What was asked.
     *
     * @param said what rulesets that were asked earlier in the session said
     * @param before what the daemon had to say before it asked
     */
    record Asked(
            Phase phase,
            Outcome outcome,
            List<Earlier.Said> said,
            @Nullable Treatment before) {
        /** All lookups, those of earlier rulesets first. */
        List<Outcome.Looked> lookups() {
            return all(Outcome::lookups);
        }

        /** All rules that matched, those of earlier rulesets first. */
        List<Outcome.Fired> fired() {
            return all(Outcome::fired);
        }

        private <T> List<T> all(Function<Outcome, List<T>> part) {
            if (said.isEmpty()) {
                return part.apply(outcome);
            }
            List<T> all = new ArrayList<>();
            said.forEach(one -> all.addAll(part.apply(one.outcome())));
            all.addAll(part.apply(outcome));
            return all;
        }
    }

    private Asked ask(boolean recorded) {
        run.answers().begin(facts);
        check.begin();
        check.record(recorded);
        Reply tooLong = AddressLimit.refusal(phase, facts);
        if (tooLong != null) {
            Treatment refused = new Treatment(Decision.REJECT, phase == Phase.RCPT ? false : null, tooLong, null);
            return new Asked(phase, NOTHING, List.of(), refused);
        }
        List<Earlier.Said> said = earlier.ask(recorded);
        macros().define(phase, facts, recorded);
        if (phase == Phase.MAIL) {
            if (SessionMacros.isEncrypted(facts)) {
                Outcome tls = Questions.atStartTls(check, facts);
                if (tls.kind() == Outcome.Kind.REFUSES) {
                    return new Asked(Phase.MAIL, tls, said, null);
                }
            }
            Treatment refused = unresolved();
            if (refused != null) {
                return new Asked(phase, NOTHING, said, refused);
            }
        }
        return new Asked(phase, Questions.ask(check, phase, facts), said, null);
    }

    private static final Outcome NOTHING = new Outcome(
            Outcome.Kind.NOT_ASKED,
            List.of(),
            java.util.Optional.empty(),
            "",
            false,
            java.util.Optional.empty(),
            List.of(),
            List.of(),
            "");

    private SessionMacros macros() {
        return run.macros();
    }

    /** The refusal of a sender that makes no address (envelope.c, setsender); {@code null} for one that does. */
    private @Nullable Treatment unresolved() {
        String from = facts.get(Fact.FROM);
        if (from.isEmpty()) {
            return null;
        }
        Report.Complaint complaint =
                SessionMacros.sender(check, from).complaint().orElse(null);
        if (complaint == null || run.asksTables()) {
            return null;
        }
        Reply reply = new Reply(Integer.parseInt(complaint.code()), complaint.enhanced(), complaint.text());
        return new Treatment(Answer.isTemporary(complaint) ? Decision.TEMPFAIL : Decision.REJECT, null, reply, null);
    }

    /** How the session fares. */
    Treatment treatment() {
        boolean valued = phase != Phase.RCPT;
        Asked asked = ask(valued);
        if (asked.before != null) {
            return asked.before;
        }
        Hit decided = valued ? new Deciding(this, asked).hit() : null;
        return new Answer(asked.phase, asked.outcome, program()).treatment(decided);
    }

    /** How the session fares, and why. */
    Verdict verdict() {
        Asked asked = ask(true);
        List<Basis.Assumed> assumed = run.answers().assumed();
        Outcome outcome = asked.outcome;
        List<Probe> probes = new ArrayList<>();
        List<Basis.OtherLookup> others = new ArrayList<>();
        for (Outcome.Looked looked : asked.lookups()) {
            if (run.isGiven(looked.map())) {
                probes.add(new Probe(looked.key(), run.found(looked)));
            } else if (!isInner(looked.mapClass())) {
                others.add(new Basis.OtherLookup(
                        looked.map(), looked.key(), looked.value().orElse(null)));
            }
        }
        List<Basis.Rule> rules = asked.fired().stream().map(CfQuestion::rule).toList();
        Hit decided = asked.before == null ? new Deciding(this, asked).hit() : null;
        Treatment treatment =
                asked.before != null ? asked.before : new Answer(asked.phase, outcome, program()).treatment(decided);
        return new Verdict(
                phase,
                treatment.decision(),
                treatment.relay(),
                treatment.reply(),
                treatment.value(),
                decided,
                List.copyOf(probes),
                printed(outcome),
                new Basis(
                        Basis.Engine.CF,
                        assumed,
                        asked.before == null ? unmodelled(asked) : List.of(),
                        rules,
                        outcome.deciding().map(CfQuestion::rule).orElse(null),
                        List.copyOf(others)));
    }

    private List<String> unmodelled(Asked asked) {
        List<String> parts = new ArrayList<>(new Unmodelled(run, phase).of(asked.outcome));
        parts.addAll(earlier.notes(asked.said));
        return List.copyOf(parts);
    }

    private static Basis.Rule rule(Outcome.Fired fired) {
        return new Basis.Rule(fired.ruleset(), fired.line(), fired.file());
    }

    /** What is no more than a means of the rules. */
    private static boolean isInner(String mapClass) {
        return switch (mapClass) {
            case "macro", "arith", "dequote", "regex", "null", "syslog", "arpa" -> true;
            default -> false;
        };
    }

    /** Asks again without what {@link CfRun#mask} hides. */
    Asked again() {
        return ask(true);
    }

    CfRun run() {
        return run;
    }

    Phase phase() {
        return phase;
    }

    Program program() {
        return check.configuration().program();
    }

    private String printed(Outcome outcome) {
        return program().printed(Rulesets.vector(outcome.tokens()), 0).strip();
    }
}
