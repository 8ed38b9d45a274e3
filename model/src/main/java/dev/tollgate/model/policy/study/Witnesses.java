package dev.tollgate.model.policy.study;

import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.sendmail.scan.Chars;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sessions that lead sendmail to a given key of the access map. */
public final class Witnesses {
    /**
     * A session at one moment.
     *
     * @param phase the moment
     * @param facts the session
     */
    public record Witness(Phase phase, Facts facts) {}

    private static final String STRANGER = "witness.invalid";
    private static final String STRANGE_ADDRESS = "203.0.113.77";
    /** The sender and the recipient of sessions that lead to neither of them. */
    static final String SENDER = "sender@" + STRANGER;

    static final String RECIPIENT = "recipient@" + STRANGER;

    /** What a TLS session is known by. */
    static final Set<Fact> SECURITY =
            Set.of(Fact.VERIFY, Fact.CIPHER_BITS, Fact.CN_SUBJECT, Fact.CERT_SUBJECT, Fact.CERT_ISSUER);

    /** What a certificate's verification may come to. */
    private static final List<String> VERIFIED = List.of("OK", "", "FAIL", "SOFTWARE");

    private static final int LEAST_PEERS = 3;

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NAMED = Pattern.compile("(?i)(CN|CS|CI):(.*?)(?=\\+\\+|$)");
    private static final Facts SESSION = Facts.NONE
            .with(Fact.CLIENT_NAME, STRANGER)
            .with(Fact.CLIENT_ADDR, STRANGE_ADDRESS)
            .with(Fact.CLIENT_RESOLVE, "OK")
            .with(Fact.HELO, STRANGER)
            .with(Fact.SERVER_NAME, STRANGER)
            .with(Fact.SERVER_ADDR, STRANGE_ADDRESS)
            .with(Fact.FROM, SENDER)
            .with(Fact.TO, RECIPIENT);

    private final Site site;
    private final Related related;
    private final String key;
    private final Set<Witness> witnesses = new LinkedHashSet<>();

    public Witnesses(Site site, Related related, String key) {
        this.site = site;
        this.related = related;
        this.key = key;
    }

    /** Whether {@code session} says nothing of its own of what {@code other} says, so that the two go together. */
    static boolean isNeutral(Facts session, Facts other) {
        return other.given().stream()
                .allMatch(fact -> !session.has(fact)
                        || SESSION.has(fact) && SESSION.get(fact).equals(session.get(fact)));
    }

    /** The first session at {@code phase}, or one that leads to no key. */
    public Facts first(Phase phase) {
        return all().stream()
                .filter(witness -> witness.phase() == phase)
                .map(Witness::facts)
                .findFirst()
                .orElse(SESSION);
    }

    /** The sessions that lead to the key and that there can be. */
    public List<Witness> all() {
        return thinkable().stream()
                .filter(witness -> PossibleSession.test(witness.facts(), site))
                .toList();
    }

    /** The same with the sessions that no network brings about, such as of hosts with impossible names. */
    public List<Witness> thinkable() {
        int colon = key.indexOf(':');
        String tag = colon < 0 ? "" : key.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = key.substring(colon + 1);
        switch (Tag.named(tag).isPresent() ? tag : "") {
            case "connect" -> client(rest, Phase.CONNECT, Phase.RCPT);
            case "from" -> sender(rest);
            case "to", "spam" -> recipient(rest);
            case "tls_clt" -> tls(client(rest), Phase.TLS_CLIENT, Phase.MAIL, Phase.RCPT);
            case "tls_srv" -> tls(server(rest), Phase.TLS_SERVER);
            case "tls_rcpt" -> tls(mailboxes(rest, Fact.TO), Phase.TLS_RCPT);
            case "try_tls" -> add(server(rest), Phase.TRY_TLS);
            case "srv_features" -> client(rest, Phase.SRV_FEATURES);
            case "clt_features" -> {
                client(rest, Phase.CLT_FEATURES);
                add(server(rest), Phase.CLT_FEATURES);
            }
            case "tls_srv_features" -> client(rest, Phase.TLS_SRV_FEATURES);
            case "tls_clt_features" -> add(server(rest), Phase.TLS_CLT_FEATURES);
            case "authinfo" -> add(server(rest), Phase.AUTHINFO);
            case "greetpause" -> client(rest, Phase.GREET_PAUSE);
            case "clientrate" -> counted(rest, Fact.CLIENT_RATE, Phase.CLIENT_RATE);
            case "clientconn" -> counted(rest, Fact.CLIENT_CONNECTIONS, Phase.CLIENT_CONN);
            case "qgrp" -> add(mailboxes(rest, Fact.TO), Phase.QUEUE_GROUP);
            case "compat" -> compat(rest);
            case "certissuer" -> issuer(rest);
            case "certsubject" -> subject(rest);
            default -> {
                client(key, Phase.CONNECT, Phase.RCPT);
                sender(key);
                recipient(key);
                if (colon > 0) {
                    taggedIssuer(tag, rest);
                }
                if (colon > 0 && !tag.equals("ipv6")) {
                    ownTag(rest);
                }
            }
        }
        return new ArrayList<>(witnesses);
    }

    private void add(List<Facts> sessions, Phase... phases) {
        for (Phase phase : phases) {
            for (Facts facts : sessions) {
                witnesses.add(new Witness(phase, facts));
            }
        }
    }

    private void client(String rest, Phase... phases) {
        add(client(rest), phases);
    }

    private List<Facts> client(String rest) {
        return peers(rest, Fact.CLIENT_NAME, Fact.CLIENT_ADDR);
    }

    private List<Facts> server(String rest) {
        return peers(rest, Fact.SERVER_NAME, Fact.SERVER_ADDR);
    }

    /** Peers whom a search by name or by address leads to {@code rest}. */
    private List<Facts> peers(String rest, Fact name, Fact addr) {
        List<Facts> peers = new ArrayList<>();
        if (rest.isEmpty()) {
            peers.add(SESSION);
            return peers;
        }
        for (String address : BelowKey.addresses(rest.replaceAll("[\\[\\]]", ""))) {
            if (!rest.startsWith("[")) {
                peers.add(SESSION.with(addr, address));
            }
            peers.add(
                    SESSION.with(addr, address).with(name, "[" + address + "]").with(Fact.CLIENT_RESOLVE, "FAIL"));
            peers.add(SESSION.with(addr, address).with(name, "[" + address + "]"));
        }
        for (String host : BelowKey.hosts(rest)) {
            peers.add(SESSION.with(name, host));
        }
        return peers;
    }

    /** Addresses of mail that a search leads to {@code rest}. */
    private List<Facts> mailboxes(String rest, Fact fact) {
        List<Facts> sessions = new ArrayList<>();
        for (String mailbox : mailboxTexts(rest)) {
            sessions.add(SESSION.with(fact, mailbox));
        }
        return sessions;
    }

    private List<String> mailboxTexts(String rest) {
        String plain = rest.replace("+*@", "+witness@");
        if (rest.isEmpty()) {
            return List.of("witness@" + STRANGER);
        }
        if (plain.endsWith("@")) {
            List<String> texts = new ArrayList<>(List.of(plain + STRANGER, plain.substring(0, plain.length() - 1)));
            site.localDomains().stream().sorted().forEach(domain -> texts.add(plain + domain));
            return texts;
        }
        if (plain.contains("@")) {
            return List.of(plain, BelowKey.quoted(plain), plain.replaceFirst("@", "+witness@"));
        }
        List<String> texts = new ArrayList<>();
        for (String host : BelowKey.hosts(rest)) {
            texts.add("witness@" + host);
        }
        return texts;
    }

    private void sender(String rest) {
        List<Facts> sessions = mailboxes(rest, Fact.FROM);
        add(sessions, Phase.MAIL);
        add(unresolved(sessions), Phase.MAIL);
        add(sessions, Phase.RCPT);
        add(toLocal(sessions), Phase.RCPT);
        add(toLocal(unresolved(sessions)), Phase.RCPT);
    }

    private static List<Facts> unresolved(List<Facts> sessions) {
        return sessions.stream()
                .map(facts -> facts.with(Fact.FROM_RESOLVE, "PERM"))
                .toList();
    }

    private List<Facts> toLocal(List<Facts> sessions) {
        return sessions.stream()
                .map(facts -> facts.with(Fact.TO, "recipient@" + site.hostName()))
                .toList();
    }

    private void recipient(String rest) {
        List<Facts> sessions = mailboxes(rest, Fact.TO);
        if (!rest.contains("@") && (site.has(Feature.RELAYTOFULLADDRESS) || site.has(Feature.DELAY_CHECKS))) {
            // The entry of a user shows where the one of the domain no longer ends the search.
            String host = BelowKey.hosts(rest).get(0);
            related.users().forEach(user -> sessions.add(SESSION.with(Fact.TO, user + host)));
        }
        add(sessions, Phase.RCPT);
        List<Facts> own = sessions.stream()
                .map(facts -> facts.with(Fact.CLIENT_ADDR, "127.0.0.1"))
                .toList();
        add(own, Phase.RCPT);
        add(unresolved(own), Phase.RCPT);
        add(own.stream().map(facts -> facts.with(Fact.FROM, "unqualified")).toList(), Phase.RCPT);
        // With delay_checks a Spam entry shows only where something else refuses.
        for (Hit entry : key.startsWith("spam:") ? related.refusals() : List.<Hit>of()) {
            List<Facts> refused = client(entry.key().substring(entry.key().indexOf(':') + 1));
            for (Facts facts : refused.subList(0, Math.min(2, refused.size()))) {
                sessions.forEach(session ->
                        witnesses.add(new Witness(Phase.RCPT, facts.with(Fact.TO, session.get(Fact.TO)))));
            }
        }
    }

    /** The sessions with every strength and certificate that the two values tell apart. */
    private void tls(List<Facts> peers, Phase... phases) {
        Set<String> bits = new LinkedHashSet<>(List.of("256", "0"));
        List<Facts> certificates = new ArrayList<>(List.of(Facts.NONE));
        for (AccessIndex index : List.of(related.before(), related.after())) {
            Hit hit = index.get(key);
            String value = hit == null ? "" : hit.value();
            NUMBER.matcher(value).results().forEach(found -> {
                long number = Chars.number(found.group());
                bits.add(Long.toString(number));
                bits.add(Long.toString(Math.max(0, number - 1)));
            });
            Matcher named = NAMED.matcher(value);
            Facts certificate = Facts.NONE;
            while (named.find()) {
                String text = named.group(2).strip();
                switch (named.group(1).toUpperCase(Locale.ROOT)) {
                    case "CN" -> certificate = certificate.with(Fact.CN_SUBJECT, text);
                    case "CS" -> certificate = certificate.with(Fact.CERT_SUBJECT, text);
                    default -> certificate = certificate.with(Fact.CERT_ISSUER, text);
                }
            }
            certificates.add(certificate);
        }
        int sessionsEach = 2 * VERIFIED.size() * bits.size() * certificates.size() * phases.length;
        int most = Math.max(LEAST_PEERS, related.most() / sessionsEach);
        for (Facts peer : peers.subList(0, Math.min(peers.size(), most))) {
            String name = phases[0] == Phase.TLS_CLIENT ? peer.get(Fact.CLIENT_NAME) : peer.get(Fact.SERVER_NAME);
            for (String verify : VERIFIED) {
                for (String strength : bits) {
                    Facts session = peer.with(Fact.VERIFY, verify).with(Fact.CIPHER_BITS, strength);
                    for (Facts certificate : certificates) {
                        add(
                                List.of(
                                        presenting(session, certificate),
                                        presenting(session.with(Fact.CN_SUBJECT, name), certificate)),
                                phases);
                    }
                }
            }
        }
    }

    private static Facts presenting(Facts session, Facts certificate) {
        Facts presenting = session;
        for (Fact fact : List.of(Fact.CN_SUBJECT, Fact.CERT_SUBJECT, Fact.CERT_ISSUER)) {
            if (certificate.has(fact)) {
                presenting = presenting.with(fact, certificate.get(fact));
            }
        }
        return presenting;
    }

    /** Only the site's own rules ask for such a tag, and for whom is theirs to say. */
    private void ownTag(String rest) {
        client(rest, Phase.CONNECT, Phase.MAIL, Phase.RCPT);
        sender(rest);
        recipient(rest);
        if (!rest.isEmpty() && !rest.contains("@")) {
            BelowKey.hosts(rest).forEach(host -> add(List.of(SESSION.with(Fact.HELO, host)), Phase.MAIL, Phase.RCPT));
        }
    }

    private void counted(String rest, Fact count, Phase phase) {
        Set<Long> counts = new LinkedHashSet<>(List.of(1L, 1_000_000L));
        for (AccessIndex index : List.of(related.before(), related.after())) {
            Hit hit = index.get(key);
            long limit = hit == null ? 0 : Chars.number(hit.value());
            counts.add(Math.max(0, limit));
            counts.add(Math.max(0, limit + 1));
        }
        for (Facts peer : client(rest)) {
            for (long number : counts) {
                add(List.of(peer.with(count, Long.toString(number))), phase, Phase.CONNECT);
            }
        }
    }

    private void compat(String rest) {
        int mark = rest.indexOf("<@>");
        if (mark >= 0) {
            String from = rest.substring(0, mark);
            add(
                    List.of(SESSION.with(Fact.FROM, from.equals("<>") ? "" : from)
                            .with(Fact.TO, rest.substring(mark + 3))),
                    Phase.COMPAT);
        }
    }

    private void issuer(String rest) {
        Facts session =
                SESSION.with(Fact.VERIFY, "OK").with(Fact.CERT_ISSUER, rest).with(Fact.CIPHER_BITS, "256");
        add(List.of(session), Phase.RCPT);
        for (String subject : related.subjects()) {
            add(List.of(session.with(Fact.CERT_SUBJECT, subject)), Phase.RCPT);
        }
    }

    private void subject(String rest) {
        Facts session =
                SESSION.with(Fact.VERIFY, "OK").with(Fact.CERT_SUBJECT, rest).with(Fact.CIPHER_BITS, "256");
        for (String issuer : related.issuers()) {
            add(List.of(session.with(Fact.CERT_ISSUER, issuer)), Phase.RCPT);
        }
    }

    /** An issuer tag's entry decides where a requirement names the tag. */
    private void taggedIssuer(String tag, String rest) {
        int tried = 0;
        for (Hit entry : related.requirements(tag)) {
            String peer = entry.key().substring(entry.key().indexOf(':') + 1);
            String kind = entry.key().toLowerCase(Locale.ROOT);
            boolean client = kind.startsWith("tls_clt");
            boolean server = kind.startsWith("tls_srv");
            List<Facts> sessions = client ? client(peer) : server ? server(peer) : mailboxes(peer, Fact.TO);
            for (Facts session : sessions) {
                if (tried++ >= related.most()) {
                    return;
                }
                Facts certified = session.with(Fact.VERIFY, "OK")
                        .with(Fact.CIPHER_BITS, "256")
                        .with(Fact.CERT_ISSUER, rest)
                        .with(Fact.CN_SUBJECT, session.get(Fact.CLIENT_NAME));
                if (client) {
                    add(List.of(certified), Phase.TLS_CLIENT, Phase.MAIL, Phase.RCPT);
                } else {
                    add(List.of(certified), server ? Phase.TLS_SERVER : Phase.TLS_RCPT);
                }
            }
        }
    }
}
