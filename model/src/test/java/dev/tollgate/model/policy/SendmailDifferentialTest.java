package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.Configurations.Configuration;
import dev.tollgate.model.policy.rewrite.Percent;
import dev.tollgate.model.policy.ruleset.PeerAddress;
import dev.tollgate.model.policy.ruleset.Session;
import dev.tollgate.model.policy.ruleset.SiteTerms;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.FeatureSetting;
import dev.tollgate.model.site.McReader;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.SiteHost;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.sendmail.mc.Includes;
import dev.tollgate.testkit.Asked;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluator's answers and lookups against those of sendmail itself, on random access files and random facts. */
class SendmailDifferentialTest {
    @TempDir
    Path directory;

    private final Map<Phase, AtomicInteger> asked = new EnumMap<>(Phase.class);

    /** What changes no lookup of a ruleset asked here is left out. */
    private static final Set<Feature> PROVEN =
            EnumSet.complementOf(EnumSet.of(Feature.BCC, Feature.RHSBL, Feature.XCONNECT, Feature.STS));

    private final Coverage coverage = new Coverage();
    private final Set<Site> sites = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Test
    void randomFactsInEveryConfiguration_sameAnswerAndSameLookupsAsSendmail() {
        for (Phase phase : Phase.values()) {
            asked.put(phase, new AtomicInteger());
        }
        int files = Seeded.heavy() ? 40 : 2;
        int rounds = Seeded.heavy() ? 46 : 18;
        List<String> differences = IntStream.range(0, Configurations.ALL.size() * files)
                .parallel()
                .boxed()
                .flatMap(run -> {
                    Configuration configuration = Configurations.ALL.get(run % Configurations.ALL.size());
                    return compare(run, configuration, rounds).stream();
                })
                .toList();
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(20, differences.size()))),
                differences.size() + " differences");
        assertEquals(List.of(), coverage.missing(Seeded.heavy() ? 100 : 3));
        int total = asked.values().stream().mapToInt(AtomicInteger::get).sum();
        for (Feature feature : PROVEN) {
            assertTrue(sites.stream().anyMatch(site -> site.has(feature)), feature + " is never on");
            assertTrue(sites.stream().anyMatch(site -> !site.has(feature)), feature + " is never off");
        }
        assertEquals(NameServer.ANSWERS, told);
        asked.forEach((phase, count) -> assertTrue(count.get() > 100, phase + " asked " + count + " times"));
        assertTrue(total >= (Seeded.heavy() ? 1_000_000 : 20_000), "asked " + total);
    }

    private List<String> compare(int seed, Configuration configuration, int rounds) {
        RandomAccess generator = new RandomAccess(new Random(seed));
        // Many entries decide early; few let a question come to the rulesets' end.
        byte[] access = generator.accessFile(seed / Configurations.ALL.size() % 2 == 0 ? 250 : 25);
        AccessIndex index = AccessIndex.of(AccessFile.parse(access));
        Path home = directory.resolve("run" + seed);
        List<String> differences = new ArrayList<>();
        NameServer.write(home, new Random(seed), RandomAccess.domains());
        try (SendmailBt sendmail = SendmailBt.start(
                home,
                configuration.access(),
                configuration.lines(),
                access,
                cf -> NameServer.replaced(configuration.flagged(cf), home),
                configuration.options())) {
            String cf = Files.readString(home.resolve("test.cf"), StandardCharsets.ISO_8859_1);
            SiteHost host = new SiteHost(Optional.of(SendmailBt.HOST), Includes.NONE);
            Site site = CfReader.read("test.cf", cf, host).site();
            sites.add(site);
            String mc = SendmailBt.mc(home, configuration.access(), configuration.lines());
            if (!features(McReader.read(mc)).equals(features(site))) {
                differences.add(mc + " has " + features(McReader.read(mc)) + ", its cf " + features(site));
            }
            Asked questions = new Asked(
                    sendmail, site, facts -> new Session(facts, new SiteTerms(site), Lookup.EMPTY, null).senderText());
            boolean altnames = site.has(Feature.CHECK_CERT_ALTNAMES);
            if (altnames) {
                sendmail.addToClass("cert_altnames", " h.a.test *.relay.example");
            }
            Aims aims = new Aims(site, index, new Random(seed));
            for (int round = 0; round < rounds; round++) {
                Facts facts = generator.facts();
                for (Phase phase : Phase.values()) {
                    for (int more = 0; more < (phase == Phase.RCPT || phase == Phase.MAIL ? 2 : 1); more++) {
                        Facts these = NameServer.named(aims.at(phase, more == 0 ? facts : generator.facts()));
                        if (configuration.isDeferred()) {
                            these = these.with(Fact.DELIVERY_MODE, "d");
                        }
                        if (altnames) {
                            these = these.withAll(Fact.CERT_ALTNAME, List.of("h.a.test", "*.relay.example"));
                        }
                        Optional<SendmailBt.Answer> answer = questions.ask(phase, PeerAddress.asHeld(these, site));
                        if (answer.isEmpty()) {
                            continue;
                        }
                        Optional<Facts> known =
                                NameServer.told(these, answer.get().lookups());
                        if (known.isPresent()) {
                            asked.get(phase).incrementAndGet();
                            NameServer.answersIn(known.get()).forEach(told::add);
                            Verdict verdict = Trace.run(phase, known.get(), site, index);
                            coverage.count(verdict);
                            difference(phase, known.get(), answer.get(), verdict)
                                    .ifPresent(text -> differences.add("seed " + seed + " " + text));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    private static Set<Feature> features(Site site) {
        return site.features().stream().map(FeatureSetting::feature).collect(Collectors.toSet());
    }

    private static Optional<String> difference(Phase phase, Facts facts, SendmailBt.Answer theirs, Verdict ours) {
        List<String> theirLookups = theirs.lookups().stream()
                .filter(lookup -> lookup.map().equals("access") || lookup.map().equals("authinfo"))
                .map(lookup -> lookup.key() + " => " + lookup.value())
                .toList();
        List<String> ourLookups = ours.lookups().stream()
                .map(probe -> probe.key() + " => "
                        + (probe.hit() == null
                                ? null
                                : Percent.expand(probe.hit().value(), probe.key())))
                .toList();
        String ourAnswer = printed(ours.workspace());
        // Ruleset BadMX leaves its lists behind an address that it has nothing against.
        String theirAnswer = theirs.text()
                .replaceFirst(" \\$\\| < MX > .*", "")
                .replaceAll(" +", " ")
                .strip();
        if (theirAnswer.equals(ourAnswer) && theirLookups.equals(ourLookups)) {
            return Optional.empty();
        }
        String lookups = theirLookups.equals(ourLookups)
                ? "\n  both     " + theirLookups
                : "\n  sendmail " + theirLookups + "\n  tollgate " + ourLookups;
        return Optional.of(
                phase + " " + facts + "\n  sendmail " + theirs.text() + "\n  tollgate " + ourAnswer + lookups);
    }

    /** Test mode prints a byte with the eighth bit as {@code M-} and the byte without it; of blanks in a token one is read. */
    private static String printed(String workspace) {
        StringBuilder text = new StringBuilder();
        for (char c : workspace.toCharArray()) {
            text.append(c < 0x80 ? "" : "M-").append((char) (c & 0x7f));
        }
        return text.toString().replaceAll(" +", " ").strip();
    }
}
