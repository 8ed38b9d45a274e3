package dev.tollgate.ca.probe;

import dev.tollgate.ca.entry.CertificateFacts;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;

/** What access entries make of a server that was asked. */
public final class ProbedPolicy {
    private ProbedPolicy() {}

    /** Whether {@code host} is an address and no name. */
    static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    /** What sendmail knows of the server {@code host} after the session that {@code answer} tells of. */
    public static Facts facts(String host, SmtpProbe.Answer answer) {
        Facts facts = answer.session()
                .filter(session -> !session.chain().isEmpty())
                .map(session -> CertificateFacts.of(session.chain().get(0)))
                .orElse(Facts.NONE)
                .with(Fact.SERVER_NAME, isAddress(host) ? "[" + answer.address() + "]" : host)
                .with(Fact.SERVER_ADDR, answer.address())
                .with(Fact.VERIFY, answer.verify());
        return answer.session()
                .map(session -> facts.with(Fact.CIPHER_BITS, Integer.toString(session.bits())))
                .orElse(facts);
    }

    /** What the entries make of the server, and of each of {@code recipients} there. */
    public static List<Verdict> judge(Facts facts, List<String> recipients, Site site, Lookup entries) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(Trace.run(Phase.TRY_TLS, facts, site, entries));
        verdicts.add(Trace.run(Phase.TLS_SERVER, facts, site, entries));
        for (String recipient : recipients) {
            verdicts.add(Trace.run(Phase.TLS_RCPT, facts.with(Fact.TO, recipient), site, entries));
        }
        return verdicts;
    }

    /** Whether the verdict lets mail through. */
    public static boolean passes(Verdict verdict) {
        return verdict.decision() == Decision.ACCEPT || verdict.decision() == Decision.NONE;
    }
}
