package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.tollgate.model.lint.FixApplier;
import dev.tollgate.model.lint.FixPlan;
import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.site.Feature;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutilated access files: whatever stands in one, it comes out unchanged and every rule gets over it. */
class FuzzTest {
    private static final Linter LINTER = Rules.linter();
    private static final Site EVERYTHING = everything();
    private static final String ALPHABET =
            "\t\r\n\0 #:.@%+\\\"'<>()[]{},;=-_*/!$&0123456789abcdefxABCDEFOKRELAY\u00C3\u00BC\u00FF";

    @Test
    void mutatedFile_rendersAsItIsAndIsCheckedWithoutFailure() throws IOException {
        List<String> lines = lines();
        Seeded.times(1, Seeded.heavy() ? 1_000_000 : 10_000, random -> {
            byte[] bytes = mutated(lines, random).getBytes(StandardCharsets.ISO_8859_1);
            AccessFile file = AccessFile.parse(bytes);
            assertArrayEquals(bytes, file.render());
            Site site = random.nextBoolean() ? Site.UNKNOWN : EVERYTHING;
            for (Finding finding : LINTER.check(file, site).findings()) {
                finding.fix().map(Fix::edits).ifPresent(file::apply);
            }
            if (random.nextInt(20) == 0) {
                FixApplier.apply(LINTER, file, site);
                FixPlan.of(LINTER, file, site).forEach(step -> file.apply(List.of(step.edit())));
            }
        });
    }

    private static List<String> lines() throws IOException {
        Path root = Path.of(System.getProperty("tollgate.root", ".."));
        List<String> lines = new ArrayList<>();
        for (String name : List.of("access", "access.bad")) {
            lines.addAll(Files.readAllLines(root.resolve("samples").resolve(name), StandardCharsets.ISO_8859_1));
        }
        for (RulePage page : RulePage.all()) {
            for (RulePage.Block block : page.blocks()) {
                if (block.is("access")) {
                    new String(block.bytes(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static String mutated(List<String> lines, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(lines.get(random.nextInt(lines.size()))).append(random.nextInt(30) == 0 ? "\r\n" : "\n");
        }
        for (int i = random.nextInt(8); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(12));
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.delete(at, to);
                case 3 -> text.insert(at, text.substring(at, to));
                case 4 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                default -> text.setCharAt(at, (char) random.nextInt(256));
            }
        }
        return random.nextInt(200) == 0 ? text + "x".repeat(random.nextInt(1_100)) : text.toString();
    }

    private static Site everything() {
        var site = Site.builder();
        for (Feature feature : Feature.values()) {
            site.with(feature);
        }
        return site.localDomains(List.of("example.com")).build();
    }
}
