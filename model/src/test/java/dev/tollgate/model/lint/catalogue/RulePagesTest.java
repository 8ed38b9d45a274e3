package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tollgate.model.lint.Linter;
import dev.tollgate.model.lint.finding.Fix;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.lint.rule.Rule;
import dev.tollgate.model.lint.rule.SuppressionRule;
import dev.tollgate.model.policy.study.IntentFixes;
import dev.tollgate.model.policy.study.IntentFixes.Widening;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.TextEdit;
import dev.tollgate.testkit.PageIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of every page of docs/rules, and checks that pages, catalogue and index agree. */
class RulePagesTest {
    private static final Linter LINTER = Rules.linter();
    private static final List<RulePage> PAGES = RulePage.all();

    @Test
    void catalogueAndPages_sameCodesTitlesSeveritiesAndFixes() {
        assertEquals(
                PAGES.stream()
                        .map(page -> page.code() + ": " + page.title() + " (" + page.severity() + ") " + page.fixes())
                        .toList(),
                Rules.all().stream()
                        .map(rule -> rule.code() + ": " + rule.title() + " (" + rule.severity() + ") "
                                + new TreeSet<>(rule.info().fixes()))
                        .toList());
    }

    @Test
    void index_isMadeFromThePages() throws IOException {
        new PageIndex(RulePage.directory())
                .has("# Rules", PAGES.stream().map(RulePage::row).toList());
    }

    @TestFactory
    Stream<DynamicNode> pages() {
        return PAGES.stream().map(page -> dynamicContainer(page.code(), tests(page)));
    }

    private static List<DynamicNode> tests(RulePage page) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest("page_complete", () -> complete(page)));
        for (RulePage.Example example : page.examples()) {
            tests.add(dynamicTest("badExample_exactlyTheseFindings", () -> findings(example)));
            if (!example.bad().words().contains("unfixed") && !page.fixes().isEmpty()) {
                tests.add(dynamicTest("fix_givesTheGoodExample", () -> fixed(page, example)));
            } else {
                tests.add(dynamicTest("noFix_textUntouched", () -> unfixed(example)));
            }
        }
        for (RulePage.Block good : page.good()) {
            tests.add(dynamicTest("goodExample_silent", () -> silent(page, good)));
        }
        return tests;
    }

    private static void complete(RulePage page) {
        assertTrue(page.sections().containsAll(List.of("Why it matters", "Examples", "What to do")), page.code());
        assertTrue(!page.examples().isEmpty(), "a bad example");
        assertTrue(!page.good().isEmpty(), "a good example");
        Rule rule = Rules.named(page.code()).orElseThrow();
        assertTrue(
                page.examples().stream()
                        .anyMatch(example -> example.findings().text().contains(" " + rule.code() + " ")),
                "an example of the rule itself");
        boolean observed = page.blocks().stream().anyMatch(block -> block.is("makemap") || block.is("sendmail"));
        boolean aboutSendmail = rule.severity() != Severity.INFO && !(rule instanceof SuppressionRule);
        assertTrue(observed || !aboutSendmail, "what makemap or sendmail does is shown");
    }

    private static void findings(RulePage.Example example) {
        AccessFile file = AccessFile.parse(example.bad().bytes());
        assertEquals(
                example.findings().text(),
                LINTER.check(file, ExampleSite.of(example.bad().site())).findings().stream()
                        .map(RulePage::line)
                        .collect(Collectors.joining()));
    }

    private static void fixed(RulePage page, RulePage.Example example) {
        AccessFile file = AccessFile.parse(example.bad().bytes());
        var site = ExampleSite.of(example.bad().site());
        AccessFile fixed;
        if (!page.fixes().contains(Fix.Kind.UNSAFE)) {
            fixed = fixed(file, site, Widening.ALLOWED);
            boolean widening = IntentFixes.apply(LINTER, file, site, Widening.LEFT).left().stream()
                    .anyMatch(IntentFixes.Left::widens);
            assertEquals(example.bad().words().contains("widening"), widening, "the example is marked as widening");
        } else {
            List<TextEdit> edits = LINTER.check(file, site).findings().stream()
                    .filter(finding -> finding.rule().equals(page.code()))
                    .flatMap(finding -> finding.fix().orElseThrow().edits().stream())
                    .toList();
            fixed = file.apply(edits);
            unfixed(example);
        }
        RulePage.Block good = example.good()
                .orElseThrow(() -> new AssertionError("a bad example with a fix is followed by a good one"));
        assertEquals(text(good.bytes()), text(fixed.render()));
    }

    private static void unfixed(RulePage.Example example) {
        AccessFile file = AccessFile.parse(example.bad().bytes());
        AccessFile fixed = fixed(file, ExampleSite.of(example.bad().site()), Widening.ALLOWED);
        assertEquals(text(file.render()), text(fixed.render()));
    }

    /** The file with all fixes that need no decision. */
    private static AccessFile fixed(AccessFile file, Site site, Widening widening) {
        return IntentFixes.apply(LINTER, file, site, widening).file();
    }

    private static void silent(RulePage page, RulePage.Block good) {
        List<String> loud =
                LINTER.check(AccessFile.parse(good.bytes()), ExampleSite.of(good.site())).findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO
                                || finding.rule().equals(page.code()))
                        .map(RulePage::line)
                        .toList();
        assertEquals(List.of(), loud);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
