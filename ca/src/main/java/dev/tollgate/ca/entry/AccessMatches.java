package dev.tollgate.ca.entry;

import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The way back: which entries of a file apply to a certificate, and what they come to, asked of the policy engine. */
public final class AccessMatches {
    /** Only reserved names and addresses, which no entry is about. */
    private static final Facts STRANGER = Facts.NONE
            .with(Fact.CLIENT_ADDR, "192.0.2.1")
            .with(Fact.CLIENT_RESOLVE, "FAIL")
            .with(Fact.FROM, "")
            .with(Fact.TO, "somebody@elsewhere.invalid");

    private static final String BITS = "256";

    private final CertificateView certificate;
    private final Site site;
    private final AccessIndex index;
    private final TreeMap<Integer, Match> matches = new TreeMap<>();

    private AccessMatches(CertificateView certificate, Site site, AccessIndex index) {
        this.certificate = certificate;
        this.site = site;
        this.index = index;
    }

    /** How an entry speaks about the certificate. */
    public enum Kind {
        /** A CertIssuer: entry of its issuer. */
        ISSUER,
        /** A CertSubject: entry of its subject. */
        SUBJECT,
        /** A TLS requirement for a host that the certificate names, or one that asks for this certificate. */
        REQUIREMENT
    }

    /**
     * An entry that applies.
     *
     * @param entry the entry with its line
     * @param verdict what the session comes to: for a requirement whether the certificate meets it, for the other kinds
     *     whether its holder may relay
     */
    public record Match(Kind kind, Hit entry, Verdict verdict) {
        /** Whether the holder may relay, or the requirement is met. */
        public boolean granted() {
            return kind == Kind.REQUIREMENT
                    ? verdict.decision() == Decision.ACCEPT
                    : Boolean.TRUE.equals(verdict.relay());
        }
    }

    /**
     * What a file says about a certificate that has been verified.
     *
     * @param matches the entries that apply, in the file's order
     * @param relaying what becomes of a stranger with this certificate who wants to relay
     */
    public record Result(List<Match> matches, Verdict relaying) {}

    /** Asks what the entries of {@code index} say about {@code certificate} before a sendmail configured as {@code site}. */
    public static Result find(AccessIndex index, Site site, CertificateView certificate) {
        AccessMatches search = new AccessMatches(certificate, site, index);
        Verdict relaying = search.relaying();
        for (int number = 0; number < index.size(); number++) {
            search.examine(index.entry(number));
        }
        search.askForHosts();
        List<Match> found = new ArrayList<>(search.matches.values());
        found.sort(Comparator.comparingInt(match -> match.entry().line()));
        return new Result(found, relaying);
    }

    private Facts verified(Facts facts) {
        return facts.with(Fact.VERIFY, "OK").with(Fact.CIPHER_BITS, BITS);
    }

    private Verdict relaying() {
        Facts names = CertificateFacts.of(certificate);
        Facts facts = verified(names);
        for (Fact fact : List.of(Fact.CLIENT_ADDR, Fact.CLIENT_RESOLVE, Fact.FROM, Fact.TO)) {
            facts = facts.with(fact, STRANGER.get(fact));
        }
        Lookup certificates =
                key -> key.startsWith("certissuer:") || key.startsWith("certsubject:") ? index.get(key) : null;
        Verdict verdict = Trace.run(Phase.RCPT, facts, site, certificates);
        for (Probe probe : verdict.lookups()) {
            Hit hit = probe.hit();
            if (hit != null) {
                boolean issuer = probe.key().toLowerCase(Locale.ROOT).startsWith("certissuer:");
                add(new Match(issuer ? Kind.ISSUER : Kind.SUBJECT, hit, verdict));
            }
        }
        return verdict;
    }

    private void add(Match match) {
        matches.putIfAbsent(match.entry().line(), match);
    }

    /** A requirement that this certificate meets, and no certificate of another name would. */
    private void examine(Hit entry) {
        String folded = entry.key().toLowerCase(Locale.ROOT);
        Optional<Phase> phase = folded.startsWith("tls_srv:")
                ? Optional.of(Phase.TLS_SERVER)
                : folded.startsWith("tls_clt:")
                        ? Optional.of(Phase.TLS_CLIENT)
                        : folded.startsWith("tls_rcpt:") ? Optional.of(Phase.TLS_RCPT) : Optional.empty();
        if (phase.isEmpty()) {
            return;
        }
        String tag = folded.substring(0, folded.indexOf(':') + 1);
        String host = hosts().stream().findFirst().orElse("host.invalid");
        Lookup only = key -> key.equals(tag) ? entry : key.startsWith("tls_") ? null : index.get(key);
        Facts peer = verified(peer(phase.get(), host));
        Facts named = names(CertificateFacts.of(certificate), peer);
        Verdict own = Trace.run(phase.get(), named, site, only);
        boolean met = own.decision() == Decision.ACCEPT;
        boolean metByOthers = Trace.run(phase.get(), peer, site, only).decision() == Decision.ACCEPT;
        if (met && !metByOthers) {
            add(new Match(Kind.REQUIREMENT, entry, own));
        }
    }

    private static Facts peer(Phase phase, String host) {
        return switch (phase) {
            case TLS_CLIENT ->
                Facts.NONE.with(Fact.CLIENT_NAME, host).with(Fact.CLIENT_ADDR, STRANGER.get(Fact.CLIENT_ADDR));
            case TLS_RCPT -> Facts.NONE.with(Fact.SERVER_NAME, host).with(Fact.TO, STRANGER.get(Fact.TO));
            default -> Facts.NONE.with(Fact.SERVER_NAME, host).with(Fact.SERVER_ADDR, STRANGER.get(Fact.CLIENT_ADDR));
        };
    }

    private static Facts names(Facts certificate, Facts peer) {
        Facts all = peer;
        for (Fact fact :
                List.of(Fact.CERT_SUBJECT, Fact.CERT_ISSUER, Fact.CN_SUBJECT, Fact.CN_ISSUER, Fact.CERT_ALTNAME)) {
            if (certificate.has(fact)) {
                all = all.withAll(fact, certificate.all(fact));
            }
        }
        return all;
    }

    /** What decides when a host that the certificate names shows it, met or not. */
    private void askForHosts() {
        for (String host : hosts()) {
            for (Phase phase : List.of(Phase.TLS_SERVER, Phase.TLS_CLIENT)) {
                Verdict verdict = Trace.run(
                        phase, names(CertificateFacts.of(certificate), verified(peer(phase, host))), site, index);
                Hit matched = verdict.matched();
                if (matched != null) {
                    add(new Match(Kind.REQUIREMENT, matched, verdict));
                }
            }
        }
    }

    /** The names under which its holder can appear as a host. */
    private Set<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>();
        String commonName = certificate.names().cnSubject();
        if (commonName.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            hosts.add(commonName.toLowerCase(Locale.ROOT));
        }
        for (String name : CertificateFacts.hostNames(certificate)) {
            if (!name.startsWith("*")) {
                hosts.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return hosts;
    }
}
