package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What hides an entry, held against what the rulesets find. */
class HidingTest {
    private static final String[] NETS = {
        "10", "10.1", "10.1.2", "10.1.2.3", "10.10", "IPv6:2001", "IPv6:2001:db8", "IPv6:2001:db8:0:0:0:0:0:1"
    };
    private static final String[] DOMAINS = {"example", "a.example", "b.a.example", "xa.example", "A.Example"};
    private static final String[] BELOW = {".example", ".a.example"};
    private static final String[] MAILBOXES = {"u@a.example", "u+d@a.example", "u@b.a.example", "u@", "v@example", "u"};

    private static Hiding of(String text, int line) {
        AccessFile file = AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
        Entry entry = EntryParser.parse(line, file.line(line)).orElseThrow();
        return Hiding.of(AccessIndex.of(file), entry, true);
    }

    @Test
    void sameKey_firstTaggedOneAndDuplicateAnswer() {
        assertEquals(List.of(1), of("Connect:10 OK\nconnect:10 REJECT\n", 2).wholly());
        assertEquals(Hiding.NONE, of("Connect:10 OK\nconnect:10 REJECT\n", 1));
        assertEquals(
                List.of(2), of("10 OK\nConnect:10 REJECT\n", 1).wholly(), "an address is looked up for clients only");
        assertEquals(
                new Hiding(List.of(), List.of(2), 0),
                of("a.example OK\nFrom:a.example REJECT\n", 1),
                "in one role of three");
        assertEquals(
                List.of(3, 2, 4),
                of("a.example OK\nFrom:a.example OK\nConnect:a.example OK\nTo:a.example OK\n", 1)
                        .wholly());
    }

    @Test
    void default_hiddenForWhateverHasAnEntryOfItsOwn() {
        assertEquals(
                new Hiding(List.of(), List.of(2), 0),
                of("TLS_Srv: VERIFY\nTLS_Srv:a.example ENCR:112\nTLS_Clt:a.example VERIFY\n", 1));
    }

    @Test
    void manyMoreExactOnes_linesAreBounded() {
        StringBuilder text = new StringBuilder("Connect:10 REJECT\n");
        IntStream.range(0, 250)
                .forEach(i -> text.append("Connect:10.").append(i).append(" OK\n"));
        Hiding hiding = of(text.toString(), 1);
        assertEquals(Hiding.MOST_LINES, hiding.partly().size());
        assertEquals(250 - Hiding.MOST_LINES, hiding.more());
    }

    @Test
    void randomEntries_anotherHidesOneIfTheRulesetsFindItInItsPlace() {
        int[] seen = new int[3];
        Seeded.times(7, Seeded.heavy() ? 100_000 : 4000, random -> {
            boolean dots = random.nextBoolean();
            Site site = McReader.read("FEATURE(`access_db')dnl\nFEATURE(`accept_unresolvable_domains')dnl\n"
                    + (dots ? "FEATURE(`lookupdotdomain')dnl\n" : ""));
            String one = left(random);
            String other = random.nextInt(20) == 0 ? "Connect:" + one.replaceFirst(".*:", "") : left(random);
            if (one.equalsIgnoreCase(other)) {
                return;
            }
            String alone = one + "\tREJECT\n";
            String both = alone + other + "\tDISCARD\n";
            AccessFile file = AccessFile.parse(both.getBytes(StandardCharsets.ISO_8859_1));
            Entry first = EntryParser.parse(1, file.line(1)).orElseThrow();
            Hiding hiding = Hiding.of(AccessIndex.of(file), first, dots);
            boolean hides = false;
            boolean stillFound = false;
            Set<Aim> aims = new LinkedHashSet<>(aims(other));
            aims.addAll(aims(one));
            for (Aim aim : aims) {
                boolean foundAlone = line(site, alone, aim) == 1;
                int found = line(site, both, aim);
                hides |= foundAlone && found == 2;
                stillFound |= found == 1;
            }
            boolean says = !hiding.wholly().isEmpty() || !hiding.partly().isEmpty();
            assertEquals(hides, says, () -> (dots ? "dots " : "") + both + hiding);
            assertTrue(hiding.wholly().isEmpty() || !stillFound, () -> both + hiding);
            seen[hiding.wholly().isEmpty() ? says ? 1 : 0 : 2]++;
        });
        IntStream.of(seen).forEach(count -> assertTrue(count > 10, "each outcome came up"));
    }

    private static String left(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "Connect:" + Seeded.pick(random, random.nextBoolean() ? NETS : DOMAINS);
            case 1 -> "Connect:" + Seeded.pick(random, BELOW);
            case 2 -> "From:" + Seeded.pick(random, DOMAINS);
            case 3 -> "From:" + Seeded.pick(random, MAILBOXES);
            case 4 -> Seeded.pick(random, random.nextBoolean() ? NETS : DOMAINS);
            default -> Seeded.pick(random, random.nextBoolean() ? MAILBOXES : BELOW);
        };
    }

    /** One question that looks for a key. */
    private record Aim(Phase phase, Map<Fact, String> given) {}

    /** Questions whose most exact lookup is the key of {@code left}, in each role that it has. */
    private static List<Aim> aims(String left) {
        Entry entry = EntryParser.parse(1, left, "OK");
        String key = entry.key().text();
        String host = key.startsWith(".") ? "w" + key : key;
        Aim name = new Aim(Phase.CONNECT, Map.of(Fact.CLIENT_NAME, host, Fact.CLIENT_ADDR, "203.0.113.9"));
        return switch (entry.key().kind()) {
            case IPV4, IPV6 -> List.of(new Aim(Phase.CONNECT, Map.of(Fact.CLIENT_ADDR, address(key))));
            case ADDRESS -> List.of(from(key));
            case USER -> List.of(from(key + "elsewhere.test"));
            case DOMAIN, SUBDOMAINS ->
                entry.tag() == Tag.CONNECT
                        ? List.of(name)
                        : entry.tag() == Tag.FROM ? List.of(from("z@" + host)) : List.of(name, from("z@" + host));
            default -> List.of();
        };
    }

    private static Aim from(String address) {
        return new Aim(Phase.MAIL, Map.of(Fact.FROM, address));
    }

    private static String address(String key) {
        if (key.startsWith("IPv6")) {
            return key + ":77".repeat(9 - key.split(":", -1).length);
        }
        return key + ".200".repeat(4 - key.split("\\.", -1).length);
    }

    private static int line(Site site, String text, Aim aim) {
        AccessIndex index = AccessIndex.of(text.getBytes(StandardCharsets.ISO_8859_1));
        Hit hit = new StockEngine(site)
                .on(index)
                .trace(aim.phase(), Facts.of(aim.given()))
                .matched();
        return hit == null ? 0 : hit.line();
    }
}
