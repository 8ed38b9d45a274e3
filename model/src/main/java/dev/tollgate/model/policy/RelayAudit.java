package dev.tollgate.model.policy;

import dev.tollgate.model.policy.RelayGrant.Exposure;
import dev.tollgate.model.policy.RelayGrant.Kind;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who may relay through this host, and by which entry; every grant by an entry has been put to the evaluator. */
public final class RelayAudit {
    private static final Set<String> PRIVATE_LABELS = Set.of("localhost", "local", "lan", "internal", "test", "home");

    private final Site site;
    private final AccessIndex entries;
    private final List<RelayGrant> grants = new ArrayList<>();

    private RelayAudit(Site site, AccessIndex entries) {
        this.site = site;
        this.entries = entries;
    }

    /** Every grant, the configuration's first, then the entries' in the file's order. */
    public static List<RelayGrant> of(AccessIndex entries, Site site) {
        RelayAudit audit = new RelayAudit(site, entries);
        audit.configuration();
        for (int i = 0; i < entries.size(); i++) {
            audit.entry(entries.entry(i));
        }
        return List.copyOf(audit.grants);
    }

    private void add(Kind kind, String who, Exposure exposure, String explanation) {
        grants.add(new RelayGrant(kind, who, null, exposure, explanation));
    }

    private void configuration() {
        if (site.has(Feature.PROMISCUOUS_RELAY)) {
            add(Kind.CONFIGURATION, "", Exposure.OPEN, "Feature promiscuous_relay lets everybody relay.");
        }
        if (site.has(Feature.RELAY_LOCAL_FROM)) {
            add(
                    Kind.SENDER,
                    "",
                    Exposure.OPEN,
                    "Feature relay_local_from lets everybody relay who gives a sender in a local domain.");
        }
        if (site.has(Feature.RELAY_BASED_ON_MX)) {
            add(
                    Kind.RECIPIENT,
                    "",
                    Exposure.OPEN,
                    "Feature relay_based_on_MX relays to every domain whose owner points an MX record here.");
        }
        for (String member : site.relayDomains().stream().sorted().toList()) {
            add(Kind.CONFIGURATION, member, breadth(member), "Class R holds " + member + ".");
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
                    "Who authenticates with " + mechanism.toUpperCase(Locale.ROOT) + " may relay.");
        }
    }

    private void entry(Hit entry) {
        if (!entry.value().toUpperCase(Locale.ROOT).contains("RELAY")) {
            return;
        }
        String key = entry.key().toLowerCase(Locale.ROOT);
        List<Witnesses.Witness> witnesses = new Witnesses(site, entries, entries, key).all();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Witnesses.Witness witness : witnesses) {
            if (witness.phase() == Phase.RCPT
                    && !witness.facts().get(Fact.CLIENT_ADDR).equals("127.0.0.1")) {
                Verdict verdict = Trace.run(Phase.RCPT, witness.facts(), site, entries);
                Hit matched = verdict.matched();
                boolean granted = Boolean.TRUE.equals(verdict.relay()) && matched != null && matched.equals(entry);
                Kind kind = kind(witness.facts(), key);
                if (granted && seen.add(kind)) {
                    grant(entry, key, kind);
                }
            }
        }
    }

    private static Kind kind(Facts facts, String key) {
        if (!facts.get(Fact.CERT_ISSUER).isEmpty()) {
            return Kind.CERTIFICATE;
        }
        String rest = key.substring(key.indexOf(':') + 1);
        if (!facts.get(Fact.TO).equals("recipient@witness.invalid")) {
            return Kind.RECIPIENT;
        }
        if (!facts.get(Fact.FROM).equals("sender@witness.invalid")) {
            return Kind.SENDER;
        }
        return rest.startsWith("ipv6") || Character.isDigit(rest.isEmpty() ? '.' : rest.charAt(0))
                ? Kind.CLIENT_NET
                : Kind.CLIENT_DOMAIN;
    }

    private void grant(Hit entry, String key, Kind kind) {
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
            case CERTIFICATE -> "Who presents a certificate with " + rest + " may relay.";
            case RECIPIENT ->
                rest.endsWith("@")
                        ? "Everybody may relay to the user " + rest + " of any domain."
                        : "Everybody may relay to " + rest + ".";
            case SENDER -> "Everybody who gives the sender " + rest + " may relay; senders are easily forged.";
            default -> entry.key() + " allows relaying.";
        };
        grants.add(new RelayGrant(kind, rest, entry, exposure, explanation));
    }

    /** Whether a name or net is so wide that it is no bound: a top-level domain, a public /8, all of IPv6. */
    private static Exposure breadth(String rest) {
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
