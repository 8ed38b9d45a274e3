package dev.tollgate.model.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.rule.EntryRule;
import dev.tollgate.model.lint.rule.FileRule;
import dev.tollgate.model.lint.rule.LineRule;
import dev.tollgate.model.lint.rule.Reach;
import dev.tollgate.model.lint.rule.Report;
import dev.tollgate.model.lint.rule.RuleInfo;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.LineTrait;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinterTest {
    /** Speaks about every entry whose value is REJECT. */
    private static EntryRule noReject() {
        return RuleInfo.error("TG001", "REJECT")
                .layoutFix()
                .on(Tag.CONNECT)
                .when(entry -> entry.right().equals("REJECT"))
                .finds((entry, report) -> report.tidy(entry.rightSpan(), "no", "write DISCARD", "DISCARD"));
    }

    /** Speaks about every second entry with the same key, and about the whole file at its end. */
    private static final class Twice extends FileRule {
        Twice() {
            super(RuleInfo.info("TG002", "twice"), EnumSet.allOf(Tag.class));
        }

        @Override
        public Reach reach(Site site) {
            return new Reach.Groups(entry -> Reach.group(entry.left().hashCode()));
        }

        @Override
        public Pass begin(Site site) {
            Map<String, Integer> seen = new HashMap<>();
            return new Pass() {
                @Override
                public void entry(Entry entry, Report report) {
                    Integer first = seen.putIfAbsent(entry.left(), entry.lineNumber());
                    if (first != null) {
                        report.add(Twice.this, entry.lineNumber(), entry.leftSpan(), "as on line " + first, "");
                    }
                }
            };
        }
    }

    private static final Linter LINTER = new Linter(List.of(noReject(), new Twice()));

    private static AccessFile file(String text) {
        return AccessFile.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> lint(String text) {
        return LINTER.check(file(text), Site.UNKNOWN).findings().stream()
                .map(finding -> finding.place().startLine() + " " + finding.rule() + " " + finding.message())
                .toList();
    }

    @Test
    void findingsOfLinesAndFile_inFileOrder() {
        assertEquals(
                List.of("1 TG001 no", "2 TG002 as on line 1", "3 TG002 as on line 1", "3 TG001 no"),
                lint("Connect:a REJECT\nConnect:a OK\nConnect:a REJECT\n"));
    }

    @Test
    void otherTag_ruleNotAsked() {
        assertEquals(List.of(), lint("From:a REJECT\n"));
    }

    @Test
    void fileOfManyBatches_sameFindingsAsLineByLine() {
        int lines = 40_000;
        String text = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> "Connect:h" + line % 30_000 + (line % 777 == 0 ? " REJECT" : " OK"))
                .collect(Collectors.joining("\n"));
        List<String> expected = IntStream.rangeClosed(1, lines)
                .boxed()
                .flatMap(line -> {
                    List<String> findings = new ArrayList<>();
                    if (line >= 30_000 && line > line % 30_000 && line != 30_000) {
                        findings.add(line + " TG002 as on line " + line % 30_000);
                    }
                    if (line % 777 == 0) {
                        findings.add(line + " TG001 no");
                    }
                    return findings.stream();
                })
                .toList();
        assertEquals(expected, lint(text));
    }

    @Test
    void entries_countedAsMakemapTakesThem() {
        assertEquals(
                2,
                LINTER.check(file("# c\n\nConnect:a OK\n indented x\nalone\nb OK"), Site.UNKNOWN)
                        .entries());
    }

    @Test
    void moreFindingsThanKept_restCounted() {
        String text = "Connect:a REJECT\n".repeat(Linter.MOST_PER_RULE + 5);
        LintResult result = new Linter(List.of(noReject())).check(file(text), Site.UNKNOWN);
        assertEquals(Linter.MOST_PER_RULE, result.findings().size());
        assertEquals(5, result.omitted());
    }

    @Test
    void suppression_silencesTheNextEntryOnly() {
        assertEquals(List.of("5 TG001 no"), lint("""
                        # tollgate: ignore TG001 -- tested
                        # another comment

                        Connect:a REJECT
                        Connect:b REJECT
                        """));
    }

    @Test
    void suppressionOfSeveralCodes_silencesAll() {
        assertEquals(List.of(), lint("""
                        Connect:a OK
                        # tollgate: ignore TG001, TG002 -- tested
                        Connect:a REJECT
                        """));
    }

    @Test
    void suppressionForTheFile_silencesWhatStandsAboveItToo() {
        assertEquals(
                List.of("3 TG002 as on line 1"),
                lint("Connect:a REJECT\n# tollgate: ignore-file TG001 -- tested\nConnect:a REJECT\n"));
    }

    @Test
    void fixes_madeUntilNoneIsLeft() {
        FixApplier.Fixed fixed =
                FixApplier.apply(LINTER, file("Connect:a REJECT\r\n# c\nConnect:b REJECT"), Site.UNKNOWN);
        assertEquals(2, fixed.fixes());
        assertEquals(
                "Connect:a DISCARD\r\n# c\nConnect:b DISCARD",
                new String(fixed.file().render(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void rulesThatUndoEachOther_fixingEnds() {
        LineRule flip = RuleInfo.error("TG003", "flip")
                .layoutFix()
                .lines(
                        LineTrait.FIRST,
                        (line, report) ->
                                report.tidy(line.whole(), "", "", line.text().equals("a") ? "b" : "a"));
        FixApplier.Fixed fixed = FixApplier.apply(new Linter(List.of(flip)), file("a\n"), Site.UNKNOWN);
        assertEquals("a\n", new String(fixed.file().render(), StandardCharsets.ISO_8859_1));
        assertEquals(10, fixed.fixes());
    }
}
