package dev.tollgate.ca.probe;

import dev.tollgate.ca.entry.CertificateFacts;
import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.ca.name.HeldNames;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What access entries make of a server that was asked, and the entry that fits it. */
public final class ProbedPolicy {
    private static final String TAG = "TLS_Srv:";

    private ProbedPolicy() {}

    /** What sendmail knows of the server {@code host} after the session that {@code answer} tells of. */
    public static Facts facts(String host, SmtpProbe.Answer answer) {
        boolean literal = host.contains(":") || host.matches("[0-9.]+");
        Facts facts = answer.session()
                .filter(session -> !session.chain().isEmpty())
                .map(session -> CertificateFacts.of(session.chain().get(0)))
                .orElse(Facts.NONE)
                .with(Fact.SERVER_NAME, literal ? "[" + answer.address() + "]" : host)
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

    /**
     * The strictest entry that this server meets: one that asks for its certificate, else one that asks for the strength
     * of its cipher, else none.
     */
    public static List<String> suggestion(String host, SmtpProbe.Answer answer) {
        if (answer.session().isEmpty()) {
            return List.of();
        }
        SmtpProbe.TlsSession session = answer.session().get();
        String peer = host.contains(":") || host.matches("[0-9.]+") ? answer.address() : host;
        List<String> candidates = new ArrayList<>();
        for (CertificateView own :
                session.chain().subList(0, Math.min(1, session.chain().size()))) {
            HeldNames names = own.names();
            candidates.add(EntryLines.requirement(TAG, peer, names));
            candidates.add(EntryLines.strictRequirement(TAG, peer, names));
            candidates.add(TAG + peer + "\tVERIFY:" + session.bits());
        }
        candidates.add(TAG + peer + "\tENCR:" + session.bits());
        return candidates.stream()
                .filter(line -> isMet(line, facts(host, answer)))
                .limit(1)
                .toList();
    }

    private static boolean isMet(String line, Facts facts) {
        String key = line.substring(0, line.indexOf('\t'));
        String folded = key.toLowerCase(Locale.ROOT);
        Hit only = new Hit(key, line.substring(key.length() + 1), 0);
        Lookup entries = asked -> asked.equals(folded) ? only : null;
        return Trace.run(Phase.TLS_SERVER, facts, Site.UNKNOWN, entries).decision() == Decision.ACCEPT;
    }
}
