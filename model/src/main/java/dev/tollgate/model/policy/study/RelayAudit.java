package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.policy.study.RelayGrant.Exposure;
import dev.tollgate.model.policy.study.RelayGrant.Kind;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may relay through this host, and by which entry. Every grant by an entry has been put to the evaluator: to the rules on
 * relaying, and, where some session passes all other checks too, to those. */
public final class RelayAudit {
    private static final Set<String> PRIVATE_LABELS = Set.of("localhost", "local", "lan", "internal", "test", "home");

    private static final String UNPASSED = " Other entries reject the sessions that were tried.";
    /** How many sessions are tried around one that leads to an entry. */
    private static final int MOST_TRIED = 400;
    /** How many related entries are tried, over all entries and for each at least. */
    private static final int MOST_RELATED = 20_000;

    private static final int MOST_RELATED_EACH = 20;

    private final Site site;
    private final List<RelayGrant> grants = new ArrayList<>();
    private final Surroundings surroundings;
    private final Related related;
    private final SessionPolicy policy;
    /** The rules on relaying alone, without those that delay_checks puts before and after them. */
    private final SessionPolicy relaying;

    private RelayAudit(Site site, AccessIndex entries, SessionPolicy policy, SessionPolicy relaying) {
        this.site = site;
        surroundings = new Surroundings(site, entries, entries);
        int most = Math.max(MOST_RELATED_EACH, MOST_RELATED / Math.max(1, entries.size()));
        related = new Related(entries, entries, most);
        this.policy = policy;
        this.relaying = relaying;
    }

    /** Every grant, the configuration's first, then the entries' in the file's order. */
    public static List<RelayGrant> of(AccessIndex entries, Site site) {
        Site undelayed = site.toBuilder().without(Feature.DELAY_CHECKS).build();
        RelayAudit audit = new RelayAudit(site, entries, new Policy(site, entries), new Policy(undelayed, entries));
        audit.configuration();
        return audit.entries(entries);
    }

    /** The grants by entries where {@code policy}, which asks them, answers for the site. */
    public static List<RelayGrant> ofEntries(AccessIndex entries, Site site, SessionPolicy policy) {
        return new RelayAudit(site, entries, policy, policy).entries(entries);
    }

    private List<RelayGrant> entries(AccessIndex entries) {
        for (int i = 0; i < entries.size(); i++) {
            entry(entries.entry(i));
        }
        return List.copyOf(grants);
    }

    private void add(Kind kind, String who, Exposure exposure, String explanation) {
        grants.add(new RelayGrant(kind, who, null, Facts.NONE, exposure, explanation));
    }

    private void configuration() {
        if (site.deliveryMode().equals("d")) {
            add(
                    Kind.CONFIGURATION,
                    "",
                    Exposure.OPEN,
                    "Delivery mode deferred makes none of the checks: everybody may relay.");
        }
        if (site.has(Feature.PROMISCUOUS_RELAY)) {
            add(Kind.CONFIGURATION, "", Exposure.OPEN, "Feature promiscuous_relay lets everybody relay.");
        }
        if (site.has(Feature.RELAY_LOCAL_FROM)) {
            add(
                    Kind.SENDER,
                    "",
                    Exposure.OPEN,
                    "Feature relay_local_from lets everybody relay who uses a sender in a local domain.");
        }
        if (site.has(Feature.RELAY_BASED_ON_MX)) {
            add(
                    Kind.RECIPIENT,
                    "",
                    Exposure.OPEN,
                    "Feature relay_based_on_MX relays to every domain whose owner points an MX record here.");
        }
        for (String member : site.relayDomains().stream().sorted().toList()) {
            add(Kind.CONFIGURATION, member, breadth(member), "Class R contains " + member + ".");
        }
        if (site.has(Feature.RELAY_ENTIRE_DOMAIN)) {
            for (String member : site.ownDomains().stream().sorted().toList()) {
                add(Kind.CLIENT_DOMAIN, member, breadth(member), "Feature relay_entire_domain covers " + member + ".");
            }
        }
        for (String mechanism : site.authMechanisms().stream().sorted().toList()) {
            add(
                    Kind.AUTHENTICATION,
                    mechanism,
                    Exposure.BOUNDED,
                    "Anyone who authenticates with " + mechanism.toUpperCase(Locale.ROOT) + " may relay.");
        }
    }

    private void entry(Hit entry) {
        if (!entry.value().toUpperCase(Locale.ROOT).contains("RELAY")) {
            return;
        }
        String key = entry.key().toLowerCase(Locale.ROOT);
        List<Witnesses.Witness> witnesses = new Witnesses(site, related, key).all();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Witnesses.Witness witness : witnesses) {
            Kind kind = kind(witness.facts(), key);
            if (witness.phase() == Phase.RCPT
                    && !witness.facts().get(Fact.CLIENT_ADDR).equals("127.0.0.1")
                    && !seen.contains(kind)) {
                if (relays(relaying, witness.facts(), entry)) {
                    seen.add(kind);
                    grant(entry, key, kind, witness.facts());
                }
            }
        }
    }

    private static boolean relays(SessionPolicy policy, Facts session, Hit entry) {
        Verdict verdict = policy.trace(Phase.RCPT, session);
        return Boolean.TRUE.equals(verdict.relay()) && entry.equals(verdict.matched());
    }

    /** The session, or one around it that other entries let pass too, in which {@code entry} lets the client relay. */
    private @Nullable Facts passed(Facts session, Hit entry) {
        int tried = 0;
        for (int changes = 0; changes <= surroundings.groups(); changes++) {
            for (Facts facts : surroundings.around(session, changes)) {
                if (relays(policy, facts, entry)) {
                    return facts;
                }
                if (++tried >= MOST_TRIED) {
                    return null;
                }
            }
        }
        return null;
    }

    private static Kind kind(Facts facts, String key) {
        if (!facts.get(Fact.CERT_ISSUER).isEmpty()) {
            return Kind.CERTIFICATE;
        }
        String rest = key.substring(key.indexOf(':') + 1);
        if (!facts.get(Fact.TO).equals(Witnesses.RECIPIENT)) {
            return Kind.RECIPIENT;
        }
        if (!facts.get(Fact.FROM).equals(Witnesses.SENDER)) {
            return Kind.SENDER;
        }
        return rest.startsWith("ipv6") || Character.isDigit(rest.isEmpty() ? '.' : rest.charAt(0))
                ? Kind.CLIENT_NET
                : Kind.CLIENT_DOMAIN;
    }

    private void grant(Hit entry, String key, Kind kind, Facts witness) {
        String rest = entry.key().substring(key.startsWith("ipv6:") ? 0 : key.indexOf(':') + 1);
        Exposure exposure = switch (kind) {
            case SENDER -> Exposure.OPEN;
            case RECIPIENT -> rest.endsWith("@") ? Exposure.OPEN : breadth(rest);
            case CERTIFICATE -> Exposure.BOUNDED;
            default -> breadth(rest);
        };
        String explanation = switch (kind) {
            case CLIENT_NET -> "Clients with addresses in " + rest + " may relay.";
            case CLIENT_DOMAIN -> "Clients whose verified name is in " + rest + " may relay.";
            case CERTIFICATE -> "Anyone who presents a certificate with " + rest + " may relay.";
            case RECIPIENT ->
                rest.endsWith("@")
                        ? "Everybody may relay to the user " + rest + " of any domain."
                        : "Everybody may relay to " + rest + ".";
            case SENDER -> "Everybody who uses the sender " + rest + " may relay; senders are easily forged.";
            default -> entry.key() + " allows relaying.";
        };
        Facts passed = passed(witness, entry);
        grants.add(new RelayGrant(
                kind,
                rest,
                entry,
                passed == null ? witness : passed,
                exposure,
                passed == null ? explanation + UNPASSED : explanation));
    }

    /** Whether a name or network is so wide that it is not a bound: a top-level domain, a public /8, all of IPv6. */
    public static Exposure breadth(String rest) {
        String name = rest.toLowerCase(Locale.ROOT);
        if (name.matches("\\d+")) {
            return name.equals("10") || name.equals("127") ? Exposure.BOUNDED : Exposure.OPEN;
        }
        if (name.matches("ipv6(:[0-9a-f]{1,4})?")) {
            return Exposure.OPEN;
        }
        String label = name.startsWith(".") ? name.substring(1) : name;
        boolean topLevel = !label.isEmpty() && label.matches("[a-z0-9-]+") && !PRIVATE_LABELS.contains(label);
        return topLevel ? Exposure.OPEN : Exposure.BOUNDED;
    }
}
