package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.Configurations.Configuration;
import dev.tollgate.model.site.CfReader;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import dev.tollgate.testkit.SendmailBt;
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

/** The evaluator's answers and lookups against those of sendmail itself, on random access files and random facts. */
class SendmailDifferentialTest {
    @TempDir
    Path directory;

    private final Map<Phase, AtomicInteger> asked = new EnumMap<>(Phase.class);

    @Test
    void randomFactsInEveryConfiguration_sameAnswerAndSameLookupsAsSendmail() {
        for (Phase phase : Phase.values()) {
            asked.put(phase, new AtomicInteger());
        }
        int files = Seeded.heavy() ? 40 : 1;
        int rounds = 60;
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
                String.join("\n", differences.subList(0, Math.min(8, differences.size()))),
                differences.size() + " differences");
        int total = asked.values().stream().mapToInt(AtomicInteger::get).sum();
        asked.forEach((phase, count) -> assertTrue(count.get() > 100, phase + " asked " + count + " times"));
        assertTrue(total >= (Seeded.heavy() ? 1_000_000 : 20_000), "asked " + total);
    }

    private List<String> compare(int seed, Configuration configuration, int rounds) {
        RandomAccess generator = new RandomAccess(new Random(seed));
        byte[] access = generator.accessFile(250);
        AccessIndex index = AccessIndex.of(AccessFile.parse(access));
        Path home = directory.resolve("run" + seed);
        List<String> differences = new ArrayList<>();
        try (SendmailBt sendmail = SendmailBt.start(home, configuration.access(), configuration.lines(), access)) {
            Site site = site(home, configuration);
            Asked questions = new Asked(sendmail, site);
            boolean altnames = site.has(Feature.CHECK_CERT_ALTNAMES);
            if (altnames) {
                sendmail.addToClass("cert_altnames", " h.a.test *.relay.example");
            }
            for (int round = 0; round < rounds; round++) {
                Facts facts = generator.facts();
                if (altnames) {
                    facts = facts.withAll(Fact.CERT_ALTNAME, List.of("h.a.test", "*.relay.example"));
                }
                for (Phase phase : Phase.values()) {
                    for (int more = 0; more < (phase == Phase.RCPT || phase == Phase.MAIL ? 2 : 1); more++) {
                        Facts these = more == 0 ? facts : generator.facts();
                        these = withResolver(these, site);
                        Optional<SendmailBt.Answer> answer = questions.ask(phase, these);
                        if (answer.isPresent()) {
                            asked.get(phase).incrementAndGet();
                            difference(phase, these, answer.get(), Trace.run(phase, these, site, index))
                                    .ifPresent(text -> differences.add("seed " + seed + " " + text));
                        }
                    }
                }
            }
        }
        return differences;
    }

    private Site site(Path home, Configuration configuration) {
        return CfReader.read(SendmailBt.cf(home, SendmailBt.mc(home, configuration.access(), configuration.lines())));
    }

    /** Without a name server sendmail knows no sender domain but localhost. */
    private static Facts withResolver(Facts facts, Site site) {
        return site.has(Feature.ACCEPT_UNRESOLVABLE_DOMAINS) ? facts : facts.with(Fact.FROM_RESOLVE, "PERM");
    }

    private static Optional<String> difference(Phase phase, Facts facts, SendmailBt.Answer theirs, Verdict ours) {
        List<String> theirLookups = theirs.lookups().stream()
                .filter(lookup -> lookup.map().equals("access"))
                .map(lookup -> lookup.key() + " => " + lookup.value())
                .toList();
        List<String> ourLookups = ours.lookups().stream()
                .map(probe -> probe.key() + " => "
                        + (probe.hit() == null
                                ? null
                                : Percent.expand(probe.hit().value(), probe.key())))
                .toList();
        if (theirs.text().equals(ours.workspace()) && theirLookups.equals(ourLookups)) {
            return Optional.empty();
        }
        return Optional.of(phase + " " + facts + "\n  sendmail " + theirs.text() + "\n  tollgate " + ours.workspace()
                + "\n  sendmail " + theirLookups + "\n  tollgate " + ourLookups);
    }
}
