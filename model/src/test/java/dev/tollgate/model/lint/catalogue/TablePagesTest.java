package dev.tollgate.model.lint.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import dev.tollgate.model.site.Site;
import dev.tollgate.model.site.Table;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.testkit.Oracle;
import dev.tollgate.testkit.PageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of the pages about tables, and asks sendmail what they show of it. */
class TablePagesTest {
    /** The two behind TG1320 need a site's own rules; they are tried where those run. */
    private static final List<RulePage> PAGES = RulePage.all("TG13[0-2][0-9]\\.md");

    @TempDir
    static Path directory;

    @Test
    void catalogueAndPages_sameCodesTitlesAndSeverities() {
        assertEquals(
                PAGES.stream()
                        .map(page -> page.code() + ": " + page.title() + " (" + page.severity() + ") " + page.fix())
                        .toList(),
                OtherTables.rules().stream()
                        .map(rule -> rule.code() + ": " + rule.title() + " (" + rule.severity() + ") none")
                        .toList());
    }

    @Test
    void index_isMadeFromThePages() throws IOException {
        new PageIndex(RulePage.directory())
                .has(
                        "## Rules for other tables",
                        PAGES.stream().map(RulePage::row).toList());
    }

    @TestFactory
    Stream<DynamicTest> pages_badIsFoundAndGoodIsNot() {
        return PAGES.stream().map(page -> DynamicTest.dynamicTest(page.code(), () -> examples(page)));
    }

    @TestFactory
    Stream<DynamicTest> pages_showWhatSendmailDoes() throws IOException {
        Oracle.requireRoot();
        TableLab lab = new TableLab(directory);
        return PAGES.stream().map(page -> DynamicTest.dynamicTest(page.code(), () -> observe(lab, page)));
    }

    private static void examples(RulePage page) {
        assertTrue(page.sections().containsAll(List.of("Why it matters", "Examples", "What to do")), page.code());
        boolean bad = false;
        boolean good = false;
        for (int i = 0; i < page.blocks().size(); i++) {
            RulePage.Block block = page.blocks().get(i);
            Optional<Table> table = table(block);
            if (table.isEmpty()) {
                continue;
            }
            List<Finding> found = OtherTables.linter(table.get())
                    .check(AccessFile.parse(block.bytes()), Site.UNKNOWN)
                    .findings();
            if (block.words().contains("bad")) {
                bad |= found.stream().anyMatch(finding -> finding.rule().equals(page.code()));
                assertEquals(page.blocks().get(i + 1).text(), lines(found), page.code());
            } else {
                good = true;
                assertEquals(
                        List.of(),
                        found.stream()
                                .filter(finding -> finding.severity() != Severity.INFO
                                        || finding.rule().equals(page.code()))
                                .toList());
            }
        }
        assertTrue(bad, "an example of the rule itself");
        assertTrue(good, "a good example");
        assertTrue(page.blocks().stream().anyMatch(block -> block.is("sendmail")), "what sendmail does is shown");
    }

    private static Optional<Table> table(RulePage.Block block) {
        return Arrays.stream(Table.values())
                .filter(table -> block.is(table.toString()))
                .findFirst();
    }

    private static String lines(List<Finding> findings) {
        return findings.stream().map(RulePage::line).collect(Collectors.joining());
    }

    private static void observe(TableLab lab, RulePage page) throws IOException {
        for (Table table : Table.values()) {
            lab.makemap(table, new byte[0]);
        }
        for (RulePage.Block block : page.blocks()) {
            Optional<Table> table = table(block);
            if (table.isPresent()) {
                lab.makemap(table.get(), block.bytes());
            } else if (block.is("sendmail")) {
                List<String> commands = block.text()
                        .lines()
                        .filter(line -> !line.startsWith("=> "))
                        .toList();
                List<List<String>> answers = lab.answers(commands);
                StringBuilder transcript = new StringBuilder();
                for (int i = 0; i < commands.size(); i++) {
                    transcript.append(commands.get(i)).append('\n');
                    answers.get(i)
                            .forEach(line -> transcript
                                    .append("=> ")
                                    .append(line.stripTrailing())
                                    .append('\n'));
                }
                assertEquals(block.text(), transcript.toString(), page.code());
            }
        }
    }
}
