package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Orders of changes, judged by every session of a small world: a few nets, domains and users, of which keys and sessions
 * are made alike. What the search for an order tried is of no account here.
 */
class SafeOrderTest {
    private static final List<Site> SITES = List.of(
            McReader.read("FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access', `skip')dnl\n"
                    + "FEATURE(`accept_unresolvable_domains')dnl\nFEATURE(`blocklist_recipients')dnl\n"),
            McReader.read("FEATURE(`access_db')dnl\nFEATURE(`accept_unresolvable_domains')dnl\n"
                    + "FEATURE(`delay_checks', `friend')dnl\n"),
            McReader.read("FEATURE(`access_db', `hash -T<TMPF> /etc/mail/access', `relaytofulladdress')dnl\n"
                    + "FEATURE(`relay_mail_from', `domain')dnl\nFEATURE(`accept_unresolvable_domains')dnl\n"));

    private static AccessIndex index(Map<String, String> entries) {
        return AccessIndex.of(AccessFile.parse(SmallWorld.text(entries).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static int passage(Treatment treatment) {
        return treatment.decision() == Decision.ACCEPT || treatment.decision() == Decision.NONE
                ? 2
                : treatment.decision() == Decision.QUARANTINE ? 1 : 0;
    }

    @Test
    void randomPairs_noStateOnTheWayIsMorePermissiveThanBothEnds() {
        int[] ordered = new int[2];
        int[] naive = new int[1];
        Seeded.times(1, Seeded.heavy() ? 1000 : 40, random -> {
            SmallWorld.Pair pair = SmallWorld.pair(random);
            Map<String, String> old = pair.old();
            Map<String, String> now = pair.now();
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
            for (Facts facts : SmallWorld.SESSIONS) {
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
