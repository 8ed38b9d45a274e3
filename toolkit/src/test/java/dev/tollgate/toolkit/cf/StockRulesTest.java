package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Aims;
import dev.tollgate.model.policy.Configurations;
import dev.tollgate.model.policy.Configurations.Configuration;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.NameServer;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteHost;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import dev.tollgate.toolkit.host.LocalHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cf that m4 makes of stock features, run, against the stock evaluator told of the same features. */
class StockRulesTest {
    private static final String HOST = "mx.local.test";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Map<Fact, Fact> ADDRESSES = Map.of(
            Fact.CLIENT_NAME, Fact.CLIENT_ADDR, Fact.CLIENT_PTR, Fact.CLIENT_ADDR, Fact.SERVER_NAME, Fact.SERVER_ADDR);

    @TempDir
    Path directory;

    private final Map<Phase, AtomicInteger> asked = new EnumMap<>(Phase.class);

    @Test
    void randomSessions_fareTheSameUnderBothEngines() {
        for (Phase phase : Phase.values()) {
            asked.put(phase, new AtomicInteger());
        }
        int files = Seeded.heavy() ? 20 : 1;
        int rounds = Seeded.heavy() ? 1500 : Integer.getInteger("rounds", 12);
        List<String> differences = IntStream.range(0, Configurations.ALL.size() * files)
                .parallel()
                .boxed()
                .flatMap(run -> compare(run, rounds).stream())
                .toList();
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(12, differences.size()))),
                differences.size() + " differences");
        asked.forEach((phase, count) -> assertTrue(count.get() > 10, phase + " asked " + count + " times"));
    }

    private List<String> compare(int seed, int rounds) {
        Configuration configuration = Configurations.ALL.get(seed % Configurations.ALL.size());
        Random random = new Random(Seeded.first() + seed);
        RandomAccess generator = new RandomAccess(random);
        AccessIndex index = AccessIndex.of(AccessFile.parse(generator.accessFile(random.nextBoolean() ? 250 : 25)));
        Path home = directory.resolve("run" + seed);
        Path file = home.resolve("test.cf");
        String cf = configuration.flagged(
                SendmailBt.cf(directory, SendmailBt.mc(home, configuration.access(), configuration.lines())));
        try {
            Files.createDirectories(home);
            Files.writeString(file, cf, StandardCharsets.ISO_8859_1);
            Files.writeString(home.resolve("service.switch"), "hosts\tdns\n");
            Files.writeString(home.resolve("hosts"), LOOPBACK + " localhost\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Site site = CfReader.read("test.cf", cf, new SiteHost(Optional.of(HOST), Includes.NONE))
                .site();
        SessionPolicy stock = new Policy(site, index);
        SessionPolicy own = new CfEngine(new CfSource(
                        file,
                        () -> new LocalHost(HOST, home.resolve("hosts").toString()),
                        List.of(),
                        KnownAnswers.NONE,
                        site,
                        List.of(),
                        List.of()))
                .on(index);
        List<String> differences = new ArrayList<>();
        Aims aims = new Aims(site, index, random);
        for (int round = 0; round < rounds; round++) {
            for (Phase phase : Phase.values()) {
                Facts made = told(random, called(NameServer.named(aims.at(phase, generator.facts())), site));
                // Only a daemon that defers leaves such a map alone, and only the cf's own rules know that.
                Facts facts = configuration.isDeferred() ? made.with(Fact.DELIVERY_MODE, "b") : made;
                if (!isAsked(site, phase, facts)) {
                    continue;
                }
                asked.get(phase).incrementAndGet();
                String expected = words(stock.trace(phase, facts));
                Verdict verdict = own.trace(phase, facts);
                String actual = words(verdict);
                boolean early = phase == Phase.MAIL && verdict.reply() != null && SessionMacros.isEncrypted(facts);
                if (early || (phase == Phase.MAIL || phase == Phase.RCPT) && isNoSender(own, facts)) {
                    // TLS was refused, or the sender is not an address: the daemon says so before it asks a ruleset.
                    continue;
                }
                if (isKnown(phase, expected, verdict)) {
                    continue;
                }
                if (!expected.equals(actual)) {
                    differences.add("seed " + seed + " " + phase + " " + facts + "\n  stock " + expected + "\n  cf    "
                            + actual);
                }
                assertEquals(verdict.treatment(), own.decide(phase, facts), () -> phase + " " + facts);
            }
        }
        return differences;
    }

    private static boolean isNoSender(SessionPolicy own, Facts facts) {
        Verdict atMail = own.trace(Phase.MAIL, facts);
        return atMail.reply() != null && atMail.basis().rules().isEmpty();
    }

    /** Without its feature a ruleset is not there; a server's certificate is always judged. */
    private static boolean isAsked(Site site, Phase phase, Facts facts) {
        if ((facts.get(Fact.CLIENT_NAME) + facts.get(Fact.SERVER_NAME)).indexOf('"') >= 0) {
            // No host has such a name, and the engines cut it differently.
            return false;
        }
        if (facts.get(Fact.FROM).indexOf(' ') >= 0) {
            // No client can say that.
            return false;
        }
        return switch (phase) {
            case CLIENT_RATE -> site.has(Feature.RATECONTROL);
            case CLIENT_CONN -> site.has(Feature.CONNCONTROL);
            case TLS_SERVER -> !facts.get(Fact.VERIFY).isEmpty();
            case TLS_SRV_FEATURES ->
                site.has(Feature.TLS_SESSION_FEATURES)
                        && !facts.get(Fact.CLIENT_NAME).isEmpty();
            case TLS_CLT_FEATURES ->
                site.has(Feature.TLS_SESSION_FEATURES)
                        && !facts.get(Fact.SERVER_NAME).isEmpty();
            case GREET_PAUSE -> site.has(Feature.GREET_PAUSE);
            case QUEUE_GROUP -> site.has(Feature.QUEUEGROUP);
            case COMPAT -> site.has(Feature.COMPAT_CHECK);
            default -> true;
        };
    }

    /**
     * Where the engines are known to differ: names of so many labels that the rules nest too deep, which the stock
     * evaluator does not count; and a refusal by rules of which the daemon reads a value alone.
     */
    private static boolean isKnown(Phase phase, String expected, Verdict own) {
        boolean value = phase == Phase.SRV_FEATURES || phase == Phase.CLT_FEATURES;
        return String.valueOf(own.reply()).contains("excessive recursion")
                || value && !expected.startsWith("ACCEPT") && own.reply() == null;
    }

    /**
     * The facts with peers called as a daemon calls them: by an address in brackets only where that has no name, and with
     * the address as it is held. For any other name in brackets the cf's rules ask for a canonical name, which no session
     * has to tell: here {@code [127.0.0.1]} becomes localhost, and a shortened IPv6 address is looked up as it is written.
     */
    private static Facts called(Facts facts, Site site) {
        Facts held = PeerAddress.asHeld(facts, site);
        Facts called = facts;
        for (Map.Entry<Fact, Fact> peer : ADDRESSES.entrySet()) {
            if (facts.get(peer.getKey()).startsWith("[")) {
                String address = held.get(peer.getValue());
                called = called.with(peer.getKey(), address.equals(LOOPBACK) ? "localhost" : "[" + address + "]");
            }
        }
        return called;
    }

    private static Facts told(Random random, Facts facts) {
        // What names become of DNS is told to the cf's rules in another way, which SiteRulesTest tries.
        Facts told = facts.withAll(Fact.CANONICAL, List.of())
                .with(Fact.FROM_RESOLVE, pick(random, "OK", "OK", "PERM", "TEMP"))
                .with(Fact.FROM_MX, pick(random, "OK", "OK", "TEMP", "BADMX", "BADMXIP"));
        return switch (random.nextInt(4)) {
            case 0 -> told.withAll(Fact.TO_MX, List.of("mx.local.test"));
            case 1 -> told.withAll(Fact.TO_MX, List.of("other.example", "own.test"));
            case 2 -> told.with(Fact.TO_MX, "TEMP");
            default -> told.withAll(Fact.TO_MX, List.of());
        };
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    /**
     * How the session fares, and the lookups. That an entry has decided where the outcome is the same without it is a way
     * of speaking, and each engine has its own.
     */
    private static String words(Verdict verdict) {
        Decision decision = verdict.decision() == Decision.NONE ? Decision.ACCEPT : verdict.decision();
        // What a rule leaves of its own operators in a text is nothing that a client gets to see.
        String reply = String.valueOf(verdict.reply()).replaceFirst("(addresses|address|part).*", "$1");
        // What a map's flags make of a value is the map's business.
        List<String> found = verdict.lookups().stream()
                .map(probe -> probe.key()
                        + (probe.hit() == null ? "" : "=" + probe.hit().line()))
                .toList();
        return decision + " relay " + verdict.relay() + " reply " + reply + "] [" + found;
    }
}
