package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.RandomSite;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.policy.ruleset.Trace;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the audit lists relays, and what relays is listed, on random files and sites. */
class RelayAuditPropertyTest {
    private int relayedByEntry;
    private int confirmed;

    @Test
    void auditAndTrace_agree() {
        int files = Seeded.heavy() ? 2000 : 60;
        Seeded.times(0, files, random -> {
            Site site = RandomSite.of(random);
            RandomAccess generator = new RandomAccess(random);
            AccessIndex index = AccessIndex.of(AccessFile.parse(generator.accessFile(random.nextBoolean() ? 20 : 120)));
            List<RelayGrant> grants = RelayAudit.of(index, site);
            // Later checks refuse some, and let nobody relay.
            Site relaying = site.toBuilder().without(Feature.DELAY_CHECKS).build();
            Set<Hit> listed = new HashSet<>();
            for (RelayGrant grant : grants) {
                if (grant.entry() != null) {
                    listed.add(grant.entry());
                    boolean passes = !grant.explanation().contains("Other entries reject");
                    Site asked = passes ? site : relaying;
                    confirmed += passes ? 1 : 0;
                    Verdict verdict = Trace.run(Phase.RCPT, grant.witness(), asked, index);
                    assertTrue(verdict.relay(), () -> grant + " is not confirmed");
                    assertEquals(grant.entry(), verdict.matched(), grant::toString);
                }
            }
            for (int i = 0; i < 150; i++) {
                Facts facts =
                        generator.facts().with(Fact.TO, generator.sender()).with(Fact.DELIVERY_MODE, "b");
                if (!PossibleSession.test(facts, site)) {
                    continue;
                }
                Verdict verdict = Trace.run(Phase.RCPT, facts, relaying, index);
                Hit matched = verdict.matched();
                if (Boolean.TRUE.equals(verdict.relay()) && matched != null) {
                    relayedByEntry++;
                    assertTrue(
                            listed.contains(matched),
                            () -> matched + " relays " + facts + " at " + site.features() + " but is not in "
                                    + new ArrayList<>(listed));
                }
                boolean unexplained = Boolean.TRUE.equals(verdict.relay()) && matched == null && !isOwn(facts, site);
                assertTrue(
                        !unexplained || grants.stream().anyMatch(grant -> grant.entry() == null),
                        () -> "nothing listed lets relay " + facts);
            }
        });
        assertTrue(confirmed > files / 2, "only " + confirmed + " grants passed all checks");
        assertTrue(relayedByEntry > files, "only " + relayedByEntry + " questions relayed by an entry");
    }

    /** Mail from this host or to it is not relayed. */
    private static boolean isOwn(Facts facts, Site site) {
        String to = facts.get(Fact.TO);
        return site.localDomains().contains(to.substring(to.indexOf('@') + 1))
                || facts.get(Fact.CLIENT_ADDR).matches("127\\.0\\.0\\.1|IPv6:0:0:0:0:0:0:0:1|(IPv6:)?::1")
                || site.localDomains().contains(facts.get(Fact.CLIENT_NAME));
    }
}
