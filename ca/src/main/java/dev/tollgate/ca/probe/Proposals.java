package dev.tollgate.ca.probe;

import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The strictest requirement that a server meets before a site's sendmail, for the host and for the domains of recipients.
 * Never one that breaks with the next certificate: no issuer, no whole subject, and no more than 128 bits. Always TEMP,
 * so that mail waits when something changes, whatever TLS_PERM_ERR says.
 */
public final class Proposals {
    private static final String ENCRYPTED = "TEMP+ENCR:128";
    private static final String VERIFIED = "TEMP+VERIFY:128";
    private static final String NAMED = VERIFIED + "+CN";

    private final Facts facts;
    private final Site site;

    private Proposals(Facts facts, Site site) {
        this.facts = facts;
        this.site = site;
    }

    /**
     * The proposals for the server {@code host}; none when it does not even encrypt.
     *
     * @param recipients addresses there, for whose domains entries are proposed as well
     * @param site what is known of the site; what is not counts as either way
     */
    public static List<Proposal> of(String host, SmtpProbe.Answer answer, List<String> recipients, Site site) {
        Proposals proposals = new Proposals(ProbedPolicy.facts(host, answer), site);
        Optional<String> requirement = answer.session().isEmpty()
                ? Optional.empty()
                : candidates(host, answer, site).stream()
                        .filter(proposals::isMet)
                        .findFirst();
        if (requirement.isEmpty()) {
            return List.of();
        }
        List<Proposal> found = new ArrayList<>();
        String peer = ProbedPolicy.isAddress(host) ? answer.address() : host;
        found.add(new Proposal(
                "TLS_Srv:" + peer + "\t" + requirement.get(),
                "for all mail to this server; if a domain's MX is changed or forged, its mail goes "
                        + "elsewhere without this requirement"));
        for (String domain : domains(recipients)) {
            found.add(new Proposal(
                    "TLS_Rcpt:" + domain + "\t" + requirement.get(),
                    "for all mail to the domain, by any of its MX hosts: all of them have to meet it, so probe each"));
        }
        return found;
    }

    /** What would make a stronger requirement possible; nothing when nothing at the site would. */
    public static Optional<String> hint(String host, SmtpProbe.Answer answer, Site site) {
        if (answer.session().isEmpty() || ProbedPolicy.isAddress(host) || site.has(Feature.CHECK_CERT_ALTNAMES)) {
            return Optional.empty();
        }
        Proposals proposals = new Proposals(ProbedPolicy.facts(host, answer), site);
        Site with = site.toBuilder().with(Feature.CHECK_CERT_ALTNAMES).build();
        return !proposals.isMet(NAMED, site) && proposals.isMet(NAMED, with)
                ? Optional.of("with FEATURE(`check_cert_altnames') the server would meet " + NAMED
                        + ": its name is among the alternative names, not in the CN")
                : Optional.empty();
    }

    private static Set<String> domains(List<String> recipients) {
        Set<String> domains = new LinkedHashSet<>();
        for (String recipient : recipients) {
            int at = recipient.lastIndexOf('@');
            if (at >= 0 && at + 1 < recipient.length()) {
                domains.add(recipient.substring(at + 1).toLowerCase(Locale.ROOT));
            }
        }
        return domains;
    }

    /** From the strictest down. */
    private static List<String> candidates(String host, SmtpProbe.Answer answer, Site site) {
        List<String> candidates = new ArrayList<>();
        List<CertificateView> chain = answer.session().orElseThrow().chain();
        if (!chain.isEmpty()) {
            String name = chain.get(0).names().cnSubject();
            // sendmail puts this word in place of a CN that it cannot use: any such certificate would meet it.
            boolean usable = !name.startsWith("BadCertificate") && !name.isEmpty();
            if (ProbedPolicy.isAddress(host)) {
                if (usable && isCompared(chain.get(0), name, site)) {
                    candidates.add(NAMED + ":" + name);
                }
            } else {
                candidates.add(NAMED);
            }
        }
        candidates.add(VERIFIED);
        candidates.add(ENCRYPTED);
        return candidates;
    }

    /**
     * Whether sendmail compares {@code CN:name} itself: check_cert_altnames takes the server's own name instead of one that
     * is not among the alternative names.
     */
    private static boolean isCompared(CertificateView certificate, String name, Site site) {
        boolean off = site.known() && !site.has(Feature.CHECK_CERT_ALTNAMES);
        return off || certificate.alternativeNames().stream().anyMatch(other -> other.equalsIgnoreCase("DNS:" + name));
    }

    private boolean isMet(String requirement) {
        return sites().stream().allMatch(each -> isMet(requirement, each));
    }

    private List<Site> sites() {
        return site.known()
                ? List.of(site)
                : List.of(
                        site, site.toBuilder().with(Feature.CHECK_CERT_ALTNAMES).build());
    }

    private boolean isMet(String requirement, Site each) {
        String key = "TLS_Srv:" + facts.get(Fact.SERVER_ADDR);
        Hit only = new Hit(key, requirement, 0);
        Lookup entries = asked -> asked.equals(key.toLowerCase(Locale.ROOT)) ? only : null;
        return Trace.run(Phase.TLS_SERVER, facts, each, entries).decision() == Decision.ACCEPT;
    }
}
