package dev.tollgate.model.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
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
        for (int seed = 0; seed < 60; seed++) {
            RandomAccess generator = new RandomAccess(new Random(seed));
            String text = new String(generator.accessFile(60), StandardCharsets.ISO_8859_1);
            List<String> lines = new ArrayList<>(List.of(text.split("\n")));
            String removed = lines.remove(new Random(seed).nextInt(lines.size()));
            AccessIndex before = index(text);
            AccessIndex after = index(String.join("\n", lines) + "\n");
            List<DecisionDifference> differences = DecisionDiff.of(before, after, SITE);
            for (DecisionDifference difference : differences) {
                assertFalse(DecisionDiff.sameTreatment(difference.before(), difference.after()), difference.toString());
            }
            for (int round = 0; round < 60 && differences.isEmpty(); round++) {
                Facts facts = generator.facts();
                for (Phase phase : Phase.values()) {
                    assertTrue(
                            DecisionDiff.sameTreatment(
                                    Trace.run(phase, facts, SITE, before), Trace.run(phase, facts, SITE, after)),
                            "seed " + seed + " removed " + removed + ": " + phase + " " + facts);
                }
            }
        }
    }
}
