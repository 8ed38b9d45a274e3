package dev.tollgate.model.policy.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.RandomAccess;
import dev.tollgate.model.policy.RandomSite;
import dev.tollgate.model.policy.Reply;
import dev.tollgate.model.policy.Treatment;
import dev.tollgate.model.policy.ruleset.Policy;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the two kinds of fixes promise, held over random files and random sessions. */
class FixPropertyTest {
    private static final Linter LINTER = Rules.linter();
    private static final int SESSIONS = 5;

    /** What may stand between, before and after entries without a meaning of its own. */
    private static final List<String> UNTIDY =
            List.of("", "   ", "\t", "# a comment", "  # indented", "#", " \t # tollgate", "\u00FF\u00FE");

    private long fixes;
    private long made;

    /** White space in a reply is all that a layout fix may change: sendmail quotes a value that it cannot read, spaces included. */
    private static Treatment told(Treatment treatment) {
        Reply reply = treatment.reply();
        return reply == null
                ? treatment
                : new Treatment(
                        treatment.decision(),
                        treatment.relay(),
                        new Reply(reply.code(), reply.status(), reply.text().replaceAll("\\s+", "")),
                        treatment.value());
    }

    @Test
    void layoutFixes_noSessionFaresOtherwise() {
        Seeded.times(1, files(), random -> {
            Site site = RandomSite.of(random);
            RandomAccess generator = new RandomAccess(random);
            AccessFile file = AccessFile.parse(untidy(generator, random));
            FixApplier.Fixed fixed = FixApplier.apply(LINTER, file, site);
            fixes += fixed.fixes();
            AccessIndex before = AccessIndex.of(file);
            AccessIndex after = AccessIndex.of(fixed.file());
            assertEquals(pairs(before), pairs(after));
            if (random.nextInt(20) == 0) {
                assertEquals(List.of(), DecisionDiff.of(before, after, site));
            }
            Policy old = new Policy(site, before);
            Policy now = new Policy(site, after);
            for (int i = 0; i < SESSIONS; i++) {
                Facts facts = generator.facts();
                for (Phase phase : Phase.values()) {
                    assertEquals(
                            told(old.decide(phase, facts)), told(now.decide(phase, facts)), () -> phase + " " + facts);
                }
            }
        });
        assertTrue(fixes > files(), "only " + fixes + " fixes");
    }

    @Test
    void intentFixesWithoutWidening_noSessionGetsFurther() {
        Seeded.times(1, files() / 12, random -> {
            Site site = RandomSite.of(random);
            RandomAccess generator = new RandomAccess(random);
            AccessFile file = AccessFile.parse(untidy(generator, random));
            IntentFixes.Result result = IntentFixes.apply(LINTER, file, site, Widening.LEFT);
            made += result.intent();
            TwoPolicies policies = new TwoPolicies(
                    new Policy(site, AccessIndex.of(file)), new Policy(site, AccessIndex.of(result.file())));
            for (int i = 0; i < SESSIONS; i++) {
                Facts facts = generator.facts();
                for (Phase phase : PossibleSession.test(facts, site) ? Phase.values() : new Phase[0]) {
                    assertTrue(
                            !policies.widen(phase, facts),
                            () -> phase + " " + facts + " gets further after "
                                    + new String(result.file().render(), StandardCharsets.ISO_8859_1));
                }
            }
        });
        assertTrue(made > files() / 20, "only " + made + " fixes");
    }

    private static int files() {
        return Seeded.heavy() ? 20_000 : 400;
    }

    /** A random file with the untidiness that layout fixes are for. */
    private static byte[] untidy(RandomAccess generator, Random random) {
        String text = new String(generator.accessFile(random.nextInt(25) + 1), StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(
                    switch (random.nextInt(12)) {
                        case 0 -> line + " ";
                        case 1 -> line + "\t  ";
                        case 2 -> line.toLowerCase(Locale.ROOT);
                        case 3 -> lines.isEmpty() ? line : lines.get(random.nextInt(lines.size()));
                        case 4 -> UNTIDY.get(random.nextInt(UNTIDY.size()));
                        case 5 -> "  " + line;
                        case 6 -> line.replaceFirst("(?i)^(connect:[0-9.]+)\t", "$1.*\t");
                        case 7 -> line.replaceFirst("\t", "\t\"");
                        default -> line;
                    });
        }
        String end = random.nextBoolean() ? "\n" : "";
        return (String.join(random.nextInt(8) == 0 ? "\r\n" : "\n", lines) + end).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The map's pairs but for what layout fixes change in them: white space at the end, a keyword's capitals. */
    private static TreeMap<String, String> pairs(AccessIndex index) {
        TreeMap<String, String> pairs = new TreeMap<>();
        for (int i = 0; i < index.size(); i++) {
            Hit entry = index.entry(i);
            String value = entry.value().stripTrailing();
            pairs.put(LineGrammar.fold(entry.key()), value.matches("(?i)[a-z]+") ? LineGrammar.fold(value) : value);
        }
        return pairs;
    }
}
