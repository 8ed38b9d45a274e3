package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sessions like a given one in what leads to its key, and other in the rest: with another entry's recipient, sender or
 * client, with TLS, with a login. An entry often shows only where no other entry decides before it.
 */
final class Surroundings {
    /** How many entries of a kind are tried. */
    private static final int MOST_ENTRIES = 3;

    private static final Set<String> SAMPLED_VALUES = Set.of("RELAY", "HATER", "REJECT", "OK");

    /** What stands after the tag in the first few keys with the same tag and value, by both. */
    private final Map<String, List<String>> samples;

    /** What goes together, such as the facts of a client; the first of each group changes nothing. */
    private final List<List<Facts>> groups = new ArrayList<>();

    Surroundings(Site site, AccessIndex before, AccessIndex after) {
        samples = samples(after);
        groups.add(recipients(site));
        groups.add(senders(site));
        groups.add(tls(site, before, after));
        groups.add(clients(site, after));
        groups.add(site.authMechanisms().stream()
                .sorted()
                .limit(1)
                .map(mechanism -> Facts.NONE.with(Fact.AUTH_TYPE, mechanism.toUpperCase(Locale.ROOT)))
                .toList());
    }

    /** The sessions around {@code witness} that differ in {@code changes} groups of facts. */
    List<Facts> around(Facts witness, int changes) {
        List<Facts> sessions = new ArrayList<>();
        change(witness, 0, changes, sessions);
        return sessions;
    }

    /** How many groups there are. */
    int groups() {
        return groups.size();
    }

    private void change(Facts session, int from, int changes, List<Facts> sessions) {
        if (changes == 0) {
            sessions.add(session);
            return;
        }
        for (int group = from; group + changes <= groups.size(); group++) {
            for (Facts overlay : groups.get(group)) {
                // Of a TLS session that is given in part the rest may be added.
                Facts other = overlay.has(Fact.VERIFY) ? overlay.without(session.given()) : overlay;
                if (!other.given().isEmpty() && Witnesses.isNeutral(session, other)) {
                    change(session.with(other), group + 1, changes - 1, sessions);
                }
            }
        }
    }

    private List<Facts> recipients(Site site) {
        List<Facts> recipients = new ArrayList<>();
        recipients.add(Facts.NONE.with(Fact.TO, "recipient@" + site.hostName()));
        recipients.add(Facts.NONE.with(Fact.TO, "recipient"));
        site.localDomains().stream()
                .sorted()
                .forEach(domain -> recipients.add(Facts.NONE.with(Fact.TO, "recipient@" + domain)));
        site.relayDomains().stream()
                .sorted()
                .limit(MOST_ENTRIES)
                .forEach(domain -> recipients.add(Facts.NONE.with(Fact.TO, "recipient@" + domain)));
        for (String key : keys("RELAY", "to:")) {
            recipients.add(Facts.NONE.with(Fact.TO, mailbox(key)));
        }
        for (String key : keys("HATER", "spam:")) {
            recipients.add(Facts.NONE.with(Fact.TO, mailbox(key)));
        }
        return recipients;
    }

    private List<Facts> senders(Site site) {
        List<Facts> senders = new ArrayList<>();
        senders.add(Facts.NONE.with(Fact.FROM, ""));
        if (!site.has(Feature.ACCEPT_UNRESOLVABLE_DOMAINS)) {
            senders.add(Facts.NONE.with(Fact.FROM_RESOLVE, "PERM"));
        }
        if (site.has(Feature.BADMX)) {
            senders.add(Facts.NONE.with(Fact.FROM_MX, "BADMX"));
        }
        senders.add(Facts.NONE.with(Fact.FROM, "sender"));
        senders.add(Facts.NONE.with(Fact.FROM, "sender@" + site.hostName()));
        for (String value : List.of("REJECT", "OK", "RELAY")) {
            for (String key : keys(value, "from:")) {
                senders.add(Facts.NONE.with(Fact.FROM, mailbox(key)));
            }
        }
        return senders;
    }

    private static String mailbox(String key) {
        return key.endsWith("@") ? key + "elsewhere.invalid" : key.contains("@") ? key : "somebody@" + key;
    }

    private List<Facts> clients(Site site, AccessIndex entries) {
        List<Facts> clients = new ArrayList<>();
        clients.add(Facts.NONE.with(Fact.CLIENT_NAME, "localhost").with(Fact.CLIENT_ADDR, "127.0.0.1"));
        clients.add(Facts.NONE.with(Fact.CLIENT_RESOLVE, "FAIL"));
        clients.add(Facts.NONE.with(Fact.CLIENT_RESOLVE, "FORGED"));
        clients.add(Facts.NONE.with(Fact.CLIENT_NAME, ""));
        if (site.has(Feature.RATECONTROL) || site.has(Feature.CONNCONTROL)) {
            clients.add(Facts.NONE.with(Fact.CLIENT_RATE, "1000000").with(Fact.CLIENT_CONNECTIONS, "1000000"));
        }
        Related related = Related.none(entries);
        for (String value : List.of("REJECT", "OK", "RELAY")) {
            for (String key : keys(value, "connect:")) {
                Facts client =
                        new Witnesses(site, related, "connect:" + key.toLowerCase(Locale.ROOT)).first(Phase.RCPT);
                clients.add(Facts.NONE
                        .with(Fact.CLIENT_NAME, client.get(Fact.CLIENT_NAME))
                        .with(Fact.CLIENT_ADDR, client.get(Fact.CLIENT_ADDR)));
            }
        }
        return clients;
    }

    /** TLS sessions that meet what is asked of all clients, or of all servers. */
    private static List<Facts> tls(Site site, AccessIndex before, AccessIndex after) {
        List<Facts> sessions = new ArrayList<>();
        for (AccessIndex entries : List.of(before, after)) {
            Related related = Related.none(entries);
            for (String key : List.of("tls_clt:", "tls_srv:", "tls_rcpt:")) {
                for (Witnesses.Witness witness : new Witnesses(site, related, key).all()) {
                    Facts session = witness.facts().only(Witnesses.SECURITY);
                    if (session.get(Fact.VERIFY).equals("OK") && !sessions.contains(session)) {
                        sessions.add(session);
                    }
                }
            }
        }
        return sessions.subList(0, Math.min(sessions.size(), 2 * MOST_ENTRIES));
    }

    /** What stands after the tag in the first few keys with this tag and value. */
    private List<String> keys(String value, String tag) {
        return samples.getOrDefault(tag + value, List.of());
    }

    private static Map<String, List<String>> samples(AccessIndex entries) {
        Map<String, List<String>> samples = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            int colon = entry.key().indexOf(':');
            if (colon > 0 && SAMPLED_VALUES.contains(entry.value().toUpperCase(Locale.ROOT))) {
                String kind = LineGrammar.fold(entry.key().substring(0, colon + 1))
                        + entry.value().toUpperCase(Locale.ROOT);
                List<String> keys = samples.computeIfAbsent(kind, first -> new ArrayList<>());
                if (keys.size() < MOST_ENTRIES) {
                    keys.add(entry.key().substring(colon + 1));
                }
            }
        }
        return samples;
    }
}
