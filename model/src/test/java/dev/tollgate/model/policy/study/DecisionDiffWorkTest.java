package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.PolicyEngine;
import dev.tollgate.model.policy.SessionPolicy;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.StockEngine;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Entries without an effect are the ones for which the most sessions are tried. A file full of them still comes to an end. */
class DecisionDiffWorkTest {
    private static final Site SITE = Site.builder()
            .hostName("mx.local.test")
            .with(Feature.DELAY_CHECKS)
            .with(Feature.RATECONTROL)
            .build();

    private static AccessIndex index(String text) {
        return AccessIndex.of(AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Answers for the site, and counts how often. */
    private record Counting(AtomicLong count) implements PolicyEngine {
        @Override
        public SessionPolicy on(dev.tollgate.model.policy.Lookup access) {
            SessionPolicy policy = new StockEngine(SITE).on(access);
            return new SessionPolicy() {
                @Override
                public Treatment decide(Phase phase, Facts facts) {
                    count.incrementAndGet();
                    return policy.decide(phase, facts);
                }

                @Override
                public Verdict trace(Phase phase, Facts facts) {
                    return policy.trace(phase, facts);
                }
            };
        }
    }

    @Test
    void manyEntriesWithoutEffect_areLookedAtInBoundedWork() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            text.append("To:h").append(i).append(".example\tV\n");
        }
        AtomicLong count = new AtomicLong();
        DecisionDiff.of(index(text.toString()), index(""), SITE, new Counting(count));
        assertTrue(count.get() < 400_000, () -> count + " questions");
        assertTrue(count.get() > 100_000, () -> count + " questions");
    }
}
