package dev.tollgate.toolkit.cf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions that share clients, senders and recipients, so that rulesets answer from memory: each has to be treated as where
 * everything is noted, which leaves the memory aside, and what is noted has to be the same each time.
 */
class RecalledAnswersTest {
    private static final int KEPT_EACH = 5;
    private static final List<Fact> OF_CLIENT = List.of(
            Fact.CLIENT_NAME,
            Fact.CLIENT_ADDR,
            Fact.CLIENT_RESOLVE,
            Fact.AUTH_TYPE,
            Fact.VERIFY,
            Fact.CERT_ISSUER,
            Fact.CERT_SUBJECT,
            Fact.CERT_ALTNAME);
    private static final List<Fact> OF_NETWORK =
            List.of(Fact.FROM_RESOLVE, Fact.FROM_MX, Fact.TO_MX, Fact.CANONICAL, Fact.DELIVERY_MODE);

    @TempDir
    Path directory;

    @Test
    void sharedParts_areTreatedAsTheRulesTreatThem() throws IOException {
        List<String> names = List.of(
                "plain",
                "macros kept between rulesets",
                "debian",
                "deferring",
                "friends",
                "unresolvable senders",
                "virtual users",
                "dns list quarantines");
        List<Sites.Site> sites = Sites.all().stream()
                .filter(site -> Seeded.heavy() || names.contains(site.name()))
                .toList();
        long number = Seeded.first();
        for (Sites.Site site : sites) {
            SiteLab lab = new SiteLab(directory, site, ++number);
            compare(lab, new Random(number), Seeded.heavy() ? 20_000 : 1500);
        }
    }

    private static void compare(SiteLab lab, Random random, int questions) {
        Facts[] clients = some(lab);
        Facts[] senders = some(lab);
        Facts[] recipients = some(lab);
        Facts[] networks = some(lab);
        AccessIndex other = AccessIndex.of(AccessFile.parse(lab.generator().accessFile(40)));
        Map<String, String> bases = new HashMap<>();
        for (int i = 0; i < questions; i++) {
            Facts facts = Facts.NONE;
            facts = with(facts, Seeded.pick(random, clients), OF_CLIENT);
            facts = with(facts, Seeded.pick(random, senders), List.of(Fact.FROM));
            facts = with(facts, Seeded.pick(random, recipients), List.of(Fact.TO));
            facts = with(facts, Seeded.pick(random, networks), OF_NETWORK);
            // The maps change now and then, and back.
            AccessIndex access = i / 200 % 3 == 1 ? other : lab.index();
            Verdict noted = lab.engine().on(access).trace(Phase.RCPT, facts);
            String basis = String.valueOf(noted.basis());
            assertEquals(
                    bases.computeIfAbsent((access == other) + " " + facts, asked -> basis),
                    basis,
                    lab.configured().name() + " " + facts);
            assertEquals(
                    noted.decision() + " " + noted.relay() + " " + noted.reply(),
                    treated(lab, access, facts),
                    lab.configured().name() + " " + facts);
        }
    }

    private static String treated(SiteLab lab, AccessIndex access, Facts facts) {
        var treatment = lab.engine().on(access).decide(Phase.RCPT, facts);
        return treatment.decision() + " " + treatment.relay() + " " + treatment.reply();
    }

    private static Facts[] some(SiteLab lab) {
        return Stream.generate(lab.generator()::facts).limit(KEPT_EACH).toArray(Facts[]::new);
    }

    private static Facts with(Facts facts, Facts from, List<Fact> wanted) {
        Facts all = facts;
        for (Fact fact : wanted) {
            for (String value : from.all(fact)) {
                all = all.with(fact, value);
            }
        }
        return all;
    }
}
