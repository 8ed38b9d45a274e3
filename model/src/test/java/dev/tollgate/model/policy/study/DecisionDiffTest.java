package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.RandomSite;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionDiffTest {
    private static final Site SITE = Site.builder()
            .hostName("mx.local.test")
            .with(Feature.SKIP)
            .with(Feature.BLOCKLIST_RECIPIENTS)
            .with(Feature.ACCEPT_UNRESOLVABLE_DOMAINS)
            .with(Feature.TLS_SESSION_FEATURES)
            .with(Feature.GREET_PAUSE, "5000")
            .with(Feature.QUEUEGROUP)
            .with(Feature.COMPAT_CHECK)
            .with(Feature.RATECONTROL)
            .with(Feature.CONNCONTROL)
            .build();

    private static AccessIndex index(String text) {
        return AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void changedEntry_givesASessionThatFaresOtherwise() {
        List<DecisionDifference> differences = DecisionDiff.of(
                index("Connect:10.1\tREJECT\nConnect:10.1.77\tOK\n"), index("Connect:10.1.77\tOK\n"), SITE);
        DecisionDifference first = differences.get(0);
        assertEquals(Phase.CONNECT, first.phase());
        assertEquals("connect:10.1", first.key());
        assertTrue(first.facts().get(Fact.CLIENT_ADDR).startsWith("10.1."));
        assertEquals(Decision.REJECT, first.before().decision());
        assertEquals(Decision.NONE, first.after().decision());
    }

    @Test
    void otherSpellingOfTheSameTreatment_isNoDifference() {
        assertEquals(List.of(), DecisionDiff.of(index("Connect:10.1 REJECT\n"), index("Connect:10.1 reject\n"), SITE));
    }

    @Test
    void oneChangedEntry_isReportedWheneverSomeSessionFaresOtherwise() {
        int changes = Seeded.heavy() ? 6000 : 120;
        Seeded.times(0, changes, random -> {
            Site site = RandomSite.of(random);
            RandomAccess generator = new RandomAccess(random);
            List<String> lines = new ArrayList<>(List.of(
                    new String(generator.accessFile(random.nextBoolean() ? 15 : 70), StandardCharsets.ISO_8859_1)
                            .split("\n")));
            AccessIndex before = index(String.join("\n", lines) + "\n");
            String change = change(lines, generator, random);
            AccessIndex after = index(String.join("\n", lines) + "\n");
            List<DecisionDifference> differences = DecisionDiff.of(before, after, site);
            for (DecisionDifference difference : differences) {
                Facts facts = difference.facts();
                assertEquals(difference.before(), Trace.run(difference.phase(), facts, site, before));
                assertEquals(difference.after(), Trace.run(difference.phase(), facts, site, after));
                assertFalse(DecisionDiff.sameTreatment(difference.before(), difference.after()), difference.toString());
            }
            for (int round = 0; round < 80 && differences.isEmpty(); round++) {
                Facts facts = generator.facts();
                if (!PossibleSession.test(facts, site)) {
                    continue;
                }
                for (Phase phase : Phase.values()) {
                    assertTrue(
                            DecisionDiff.sameTreatment(
                                    Trace.run(phase, facts, site, before), Trace.run(phase, facts, site, after)),
                            change + " at " + site.features() + ": " + phase + " " + facts);
                }
            }
        });
    }

    /** Removes, adds or changes one entry. */
    private static String change(List<String> lines, RandomAccess generator, Random random) {
        String[] others = new String(generator.accessFile(3), StandardCharsets.ISO_8859_1).split("\n");
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> {
                return "without " + lines.remove(at);
            }
            case 1 -> {
                lines.add(at, others[0]);
                return "with " + others[0];
            }
            default -> {
                String old = lines.get(at);
                lines.set(at, old.substring(0, old.indexOf('\t')) + others[0].substring(others[0].indexOf('\t')));
                return old + " -> " + lines.get(at);
            }
        }
    }
}
