package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Orders of changes, judged by every session of a small world: a few nets, domains and users, of which keys and sessions
 * are made alike. What the search for an order tried is of no account here.
 */
class SafeOrderTest {
    private static final String[] NETS = {"10", "10.1", "10.1.2", "10.1.2.3", "10.9", ""};
    private static final String[] DOMAINS = {"a.example", "b.a.example", "example", "d.example", ""};
    private static final String[] MAILBOXES = {"u@a.example", "u@", "v@b.a.example"};
    private static final String[] VALUES = {"RELAY", "OK", "REJECT", "DISCARD", "SKIP", "ERROR:5.7.1:550 no", "QUARANTINE:q"};
    private static final String[] CLIENTS = {"10.1.2.3", "10.1.2.9", "10.1.7.7", "10.9.1.1", "10.4.4.4", "192.0.2.7"};
    private static final String[] NAMES = {"h.a.example", "x.b.a.example", "y.d.example", ""};
    private static final String[] PEOPLE = {"u@a.example", "v@b.a.example", "w@d.example", "u@other.test", ""};
    private static final List<Site> SITES = List.of(
            McReader.read("FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access', `skip')dnl\n"
                    + "FEATURE(`accept_unresolvable_domains')dnl\nFEATURE(`blocklist_recipients')dnl\n"),
            McReader.read("FEATURE(`access_db')dnl\nFEATURE(`accept_unresolvable_domains')dnl\n"
                    + "FEATURE(`delay_checks', `friend')dnl\n"),
            McReader.read("FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access', `relaytofulladdress')dnl\n"
                    + "FEATURE(`relay_mail_from', `domain')dnl\nFEATURE(`accept_unresolvable_domains')dnl\n"));

    private static AccessIndex index(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) -> text.append(key).append('\t').append(value).append('\n'));
        return AccessIndex.of(AccessFile.parse(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void put(Map<String, String> entries, Random random) {
        String key = switch (random.nextInt(6)) {
            case 0, 1 -> "Connect:" + Seeded.pick(random, NETS);
            case 2 -> "Connect:" + Seeded.pick(random, DOMAINS);
            case 3 -> "From:" + (random.nextBoolean() ? Seeded.pick(random, DOMAINS) : Seeded.pick(random, MAILBOXES));
            case 4 -> "To:" + (random.nextBoolean() ? Seeded.pick(random, DOMAINS) : Seeded.pick(random, MAILBOXES));
            default ->
                random.nextInt(4) == 0
                        ? "TLS_Clt:" + Seeded.pick(random, DOMAINS)
                        : random.nextInt(3) == 0
                                ? "Spam:" + Seeded.pick(random, DOMAINS)
                                : Seeded.pick(random, NETS[1], NETS[2], DOMAINS[0], DOMAINS[3]);
        };
        if (key.equals("Connect:") || key.equals("From:") || key.equals("To:") || key.equals("Spam:")) {
            return;
        }
        String value = key.startsWith("TLS_Clt")
                ? Seeded.pick(random, "VERIFY", "ENCR:112", "VERIFY:256")
                : key.startsWith("Spam") ? Seeded.pick(random, "FRIEND", "HATER") : Seeded.pick(random, VALUES);
        entries.put(key.toLowerCase(Locale.ROOT), value);
    }

    private static List<Facts> world() {
        List<Facts> world = new ArrayList<>();
        for (String client : CLIENTS) {
            for (String name : NAMES) {
                for (String from : PEOPLE) {
                    for (String to : PEOPLE) {
                        if (!to.isEmpty()) {
                            world.add(Facts.NONE
                                    .with(Fact.CLIENT_ADDR, client)
                                    .with(Fact.CLIENT_NAME, name.isEmpty() ? "[" + client + "]" : name)
                                    .with(Fact.CLIENT_RESOLVE, name.isEmpty() ? "FAIL" : "OK")
                                    .with(Fact.VERIFY, name.startsWith("h") ? "OK" : "")
                                    .with(Fact.CIPHER_BITS, name.startsWith("h") ? "128" : "")
                                    .with(Fact.FROM, from)
                                    .with(Fact.TO, to));
                        }
                    }
                }
            }
        }
        return world;
    }

    private static int passage(Treatment treatment) {
        return treatment.decision() == Decision.ACCEPT || treatment.decision() == Decision.NONE
                ? 2
                : treatment.decision() == Decision.QUARANTINE ? 1 : 0;
    }

    private static final List<Facts> WORLD = world();

    @Test
    void randomPairs_noStateOnTheWayIsMorePermissiveThanBothEnds() {
        int[] ordered = new int[2];
        int[] naive = new int[1];
        Seeded.times(1, Seeded.heavy() ? 1000 : 60, random -> {
            Map<String, String> old = new LinkedHashMap<>();
            for (int i = 0; i < 8 + random.nextInt(8); i++) {
                put(old, random);
            }
            Map<String, String> now = new LinkedHashMap<>(old);
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                if (random.nextInt(3) == 0 && !now.isEmpty()) {
                    List<String> keys = List.copyOf(now.keySet());
                    now.remove(keys.get(random.nextInt(keys.size())));
                } else {
                    put(now, random);
                }
            }
            Site site = SITES.get(random.nextInt(SITES.size()));
            List<SafeOrder.Move> moves = moves(old, now);
            SafeOrder.Result result = SafeOrder.of(index(old), index(now), site, moves);
            assertEquals(
                    moves.size(), result.order().stream().distinct().count(), "every move once: " + result.order());
            ordered[result.obstacle().isEmpty() ? 0 : 1]++;
            if (result.obstacle().isEmpty()) {
                assertEquals(Optional.empty(), violation(old, now, site, moves, result.order()));
            }
            List<Integer> asWritten = IntStream.range(0, moves.size()).boxed().toList();
            naive[0] += violation(old, now, site, moves, asWritten).isPresent() ? 1 : 0;
        });
        assertTrue(naive[0] > 0, "the world finds fault with " + naive[0] + " orders as they come");
        assertTrue(ordered[1] * 50 <= ordered[0], ordered[0] + " pairs have an order, " + ordered[1] + " have none");
    }

    private static List<SafeOrder.Move> moves(Map<String, String> old, Map<String, String> now) {
        List<SafeOrder.Move> moves = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(old);
        all.putAll(now);
        for (String key : all.keySet()) {
            if (!Objects.equals(old.get(key), now.get(key))) {
                Optional<Hit> hit = Optional.ofNullable(now.get(key)).map(value -> new Hit(key, value, 0));
                moves.add(new SafeOrder.Move(List.of(Map.of(key, hit))));
            }
        }
        return moves;
    }

    /** The first session that gets further on the way than at both ends. */
    private static Optional<String> violation(
            Map<String, String> old,
            Map<String, String> now,
            Site site,
            List<SafeOrder.Move> moves,
            List<Integer> order) {
        AccessIndex before = index(old);
        Policy first = new Policy(site, before);
        Policy last = new Policy(site, index(now));
        Map<String, Optional<Hit>> state = new HashMap<>();
        for (int number : order) {
            state.putAll(moves.get(number).states().get(0));
            Policy here = new Policy(site, new Overlay(before, Map.copyOf(state)));
            for (Facts facts : WORLD) {
                for (Phase phase : List.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT, Phase.TLS_CLIENT)) {
                    Treatment treatment = here.decide(phase, facts);
                    if (passage(treatment) == 0) {
                        continue;
                    }
                    Treatment one = first.decide(phase, facts);
                    Treatment other = last.decide(phase, facts);
                    boolean relays = Boolean.TRUE.equals(treatment.relay())
                            && !Boolean.TRUE.equals(one.relay())
                            && !Boolean.TRUE.equals(other.relay());
                    if (relays || passage(treatment) > Math.max(passage(one), passage(other))) {
                        return Optional.of(phase + " " + facts + ": " + one + " / " + treatment + " / " + other
                                + " after " + state + "\nold " + old + "\nnew " + now);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void addingALongerKeyAndOpeningTheShorter_longerFirst() {
        Map<String, String> old = new LinkedHashMap<>(Map.of("connect:10", "REJECT"));
        Map<String, String> now = new LinkedHashMap<>(Map.of("connect:10", "RELAY", "connect:10.1", "REJECT"));
        List<SafeOrder.Move> moves = List.of(
                new SafeOrder.Move(List.of(Map.of("connect:10", Optional.of(new Hit("connect:10", "RELAY", 0))))),
                new SafeOrder.Move(List.of(Map.of("connect:10.1", Optional.of(new Hit("connect:10.1", "REJECT", 0))))));
        SafeOrder.Result result = SafeOrder.of(index(old), index(now), SITES.get(0), moves);
        assertEquals(List.of(1, 0), result.order());
        assertEquals(Optional.empty(), result.obstacle());
    }

    @Test
    void takingARelayAndARefusalAway_relayFirst() {
        Map<String, String> old = Map.of("connect:10.1", "REJECT", "connect:10", "RELAY");
        List<SafeOrder.Move> moves = List.of(
                new SafeOrder.Move(List.of(Map.of("connect:10.1", Optional.empty()))),
                new SafeOrder.Move(List.of(Map.of("connect:10", Optional.empty()))));
        SafeOrder.Result result = SafeOrder.of(index(old), index(Map.of()), SITES.get(0), moves);
        assertEquals(List.of(1, 0), result.order());
        assertEquals(Optional.empty(), result.obstacle());
    }

    @Test
    void aMomentWithoutAnEntryThatOpens_isAnObstacle() {
        Map<String, String> old = Map.of("connect:10", "REJECT");
        Map<String, String> now = Map.of("connect:10", "ERROR:5.7.1:550 no");
        List<SafeOrder.Move> moves = List.of(new SafeOrder.Move(List.of(
                Map.of("connect:10", Optional.empty()),
                Map.of("connect:10", Optional.of(new Hit("connect:10", "ERROR:5.7.1:550 no", 0))))));
        SafeOrder.Result result = SafeOrder.of(index(old), index(now), SITES.get(0), moves);
        DecisionDifference obstacle = result.obstacle().orElseThrow();
        assertEquals(Decision.REJECT, obstacle.before().decision());
        assertEquals(Decision.NONE, obstacle.after().decision());
    }
}
