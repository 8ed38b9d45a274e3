package dev.tollgate.model.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.LineView;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A line rule that is not asked about a line, because of what the line shows at a glance, would have found nothing. */
class LineTraitTest {
    private static final List<String> PIECES = List.of(
            "From:a@b.example",
            "Connect:10",
            "OK",
            "RELAY",
            "ERROR:\"550 no\"",
            "\t",
            "\t",
            " ",
            "\n",
            "\n",
            "\r\n",
            "\r",
            "\\",
            "\\\n",
            "\0",
            "\u007f",
            "\u0001",
            "\u000b",
            "#",
            "# x",
            ";",
            "//",
            "--",
            "dnl ",
            "rem ",
            "! ",
            "<<<<<<<",
            "=======",
            ">>>>>>> x",
            "||||||| ",
            "\u00ef\u00bb\u00bf",
            "\u00ff\u00fe",
            "\u00e2\u0080\u0093",
            "\u00c2\u00a0",
            "\u00e2\u0080\u00ae",
            "\u00d8\u009c",
            "\u00e4",
            "=OK",
            "x".repeat(1021),
            "y".repeat(1023));

    @Test
    void ruleThatIsNotAskedAboutALine_wouldFindNothing() {
        Set<String> found = new HashSet<>();
        Seeded.times(1, Seeded.heavy() ? 200_000 : 10_000, random -> {
            AccessFile file = AccessFile.parse(text(random).getBytes(StandardCharsets.ISO_8859_1));
            for (int number = 1; number <= file.lineCount(); number++) {
                LineParts parts = file.parts(number);
                LineView line = new LineView(file, number, file.line(number), parts);
                int traits = file.traits(number, parts.kind());
                for (Rule rule : Rules.all()) {
                    if (rule instanceof LineRule lineRule) {
                        List<Finding> findings = new ArrayList<>();
                        lineRule.check(line, new Report(findings::add));
                        boolean asked = (traits & lineRule.trait().bit()) != 0;
                        assertTrue(asked || findings.isEmpty(), () -> findings + " of " + line.text());
                        findings.forEach(finding -> found.add(finding.rule()));
                    }
                }
            }
        });
        // Each of them is one that the pieces can break.
        assertEquals(Rules.all().stream().filter(LineRule.class::isInstance).count(), found.size(), found::toString);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(30); pieces >= 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
