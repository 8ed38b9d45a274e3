package dev.tollgate.audit.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tollgate.audit.check.Check;
import dev.tollgate.audit.check.Finding;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.PageIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of every page about a check, and checks that pages, catalogue and index agree. */
class AuditPagesTest {
    private static final List<AuditPage> PAGES = AuditPage.all();

    /** What can be asked only once a correction is made: how the new limit holds, or the new STARTTLS. */
    private static final Map<String, Set<String>> FOLLOWING = Map.of(
            "TG945", Set.of("TG948"),
            "TG947", Set.of("TG948"),
            "TG954", Set.of("TG940"),
            "TG1001", Set.of("TG1002", "TG1014", "TG1019"));

    @Test
    void catalogueAndPages_agree() {
        assertEquals(
                Auditor.checks().stream()
                        .map(check -> check.code() + ": " + check.title() + " (" + word(check) + ", "
                                + check.fix().word() + ")")
                        .toList(),
                PAGES.stream()
                        .map(page ->
                                page.code() + ": " + page.title() + " (" + page.severity() + ", " + page.fix() + ")")
                        .toList());
    }

    @Test
    void index_isMadeFromThePages() throws IOException {
        new PageIndex(AuditPage.directory())
                .has(
                        "## Checks of the audit",
                        PAGES.stream()
                                .map(page -> PageIndex.row(page.code(), page.title(), page.severity(), page.fix()))
                                .toList());
    }

    @Test
    void guide_saysHowManyChecksThereAre() throws IOException {
        String guide = Files.readString(AuditPage.directory().resolveSibling("hardening.md"))
                .replace('\n', ' ');
        assertTrue(guide.contains("lists all " + PAGES.size() + "."), "the guide should say " + PAGES.size());
    }

    /** What is fixed on no page has no test that the finding is gone and none new. */
    @Test
    void fixableCheck_isFixedOnItsPage() {
        Oracle.M4.path();
        List<String> never = PAGES.stream()
                .filter(page -> !page.fix().equals("none"))
                .filter(page -> page.examples().stream()
                        .allMatch(example -> ExampleAudit.fixed(
                                        page.code(), example.bad(), example.profile(), example.build())
                                .isEmpty()))
                .map(AuditPage::code)
                .toList();
        assertEquals(List.of(), never);
    }

    @TestFactory
    Stream<DynamicNode> pages() {
        Oracle.M4.path();
        return PAGES.stream().map(page -> dynamicContainer(page.code(), tests(page)));
    }

    private static List<DynamicNode> tests(AuditPage page) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest("page_complete", () -> {
            assertTrue(page.sections().containsAll(List.of("Why it matters", "Examples", "What to do")), page.code());
            assertFalse(page.examples().isEmpty(), "an example");
            page.examples().forEach(example -> assertFalse(example.findings().isEmpty(), "findings"));
            page.examples().forEach(example -> assertFalse(example.good().isEmpty(), "a good example"));
        }));
        for (AuditPage.Example example : page.examples()) {
            tests.add(dynamicTest(
                    "badExample_exactlyTheseFindings",
                    () -> assertEquals(
                            example.findings(),
                            ExampleAudit.findings(
                                    page.code(), ExampleAudit.of(example.bad(), example.profile(), example.build())))));
            tests.add(dynamicTest(
                    "goodExample_silent",
                    () -> assertEquals(
                            "",
                            ExampleAudit.findings(
                                    page.code(),
                                    ExampleAudit.of(example.good(), example.profile(), example.goodBuild())))));
            Optional<String> fixed = ExampleAudit.fixed(page.code(), example.bad(), example.profile(), example.build());
            fixed.ifPresent(text -> tests.add(dynamicTest(
                    "fix_givesTheGoodExample",
                    () -> assertEquals(example.mc("good").orElse(""), text))));
            fixed.ifPresent(text -> tests.add(dynamicTest("fix_bringsNothingNew", () -> {
                Set<String> after = codes(ExampleAudit.with(example.bad(), text), example);
                after.removeAll(codes(example.bad(), example));
                after.removeAll(FOLLOWING.getOrDefault(page.code(), Set.of()));
                assertEquals(Set.of(), after);
            })));
        }
        return tests;
    }

    private static Set<String> codes(List<AuditPage.Block> blocks, AuditPage.Example example) {
        return Auditor.audit(ExampleAudit.of(blocks, example.profile(), example.build())).stream()
                .map(Finding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String word(Check check) {
        return check.severity().name().toLowerCase(Locale.ROOT);
    }
}
