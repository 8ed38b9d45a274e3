package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.problems.RuleGroup;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.io.IOException;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Somebody works through the findings, and through the text. */
class ProblemsWalkTest extends HandTest {
    private static final String TEXT =
            "Connect:10.1.*\tREJECT\nConnect:198.51.100.7\tOK\nTo:x.example.\tREJECT\nnovalue\n";

    private void listed() throws IOException {
        open(TEXT);
        FxThread.await("listed", () -> problems().getItems().size() >= 3);
    }

    private TableView<Finding> problems() {
        return node("#problems");
    }

    private int chosenLine() {
        return FxThread.call(() -> {
            Finding chosen = problems().getSelectionModel().getSelectedItem();
            return chosen == null ? 0 : chosen.place().startLine();
        });
    }

    private int line() {
        return FxThread.call(() -> workbench.selection().line());
    }

    @Test
    void entryAndFinding_areSelectedTogether() throws IOException {
        listed();
        clickRow(3);
        assertEquals(3, chosenLine());
        clickRow(2);
        assertEquals(0, chosenLine());
        click(cell("#problems", 3, 0));
        assertEquals(chosenLine(), line());
        assertEquals(List.of(line()), painted());
        assertEquals("problems", focus());
    }

    @Test
    void f8_goesFromProblemToProblem() throws IOException {
        listed();
        clickRow(2);
        press(KeyCode.F8);
        assertEquals(3, line());
        assertEquals(3, chosenLine());
        press(KeyCode.F8, KeyCode.SHIFT);
        assertEquals(1, line());
    }

    @Test
    void filter_listsByTextAndSeverityAndRule() throws IOException {
        listed();
        String rule = FxThread.call(() -> workbench.problems().on(3).get(0).rule());
        FxThread.run(() -> this.<TextField>node("#problems-filter").setText(rule));
        FxThread.await(
                "filtered",
                () -> problems().getItems().stream()
                        .allMatch(finding -> finding.rule().equals(rule)));
        FxThread.run(() -> this.<TextField>node("#problems-filter").clear());
        FxThread.await("all again", () -> problems().getItems().size() >= 3);
        press("#problems-error");
        assertTrue(FxThread.call(
                () -> problems().getItems().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)));
    }

    @Test
    void byRule_listsRulesWithTheirNumbersAndTheProblemsOfTheChosenOne() throws IOException {
        open("Connect:10.1.*\tREJECT\nConnect:10.2.*\tREJECT\nTo:x.example.\tREJECT\nnovalue\n");
        FxThread.await("listed", () -> problems().getItems().size() >= 4);
        press("#problems-by-rule");
        ListView<RuleGroup> rules = FxThread.call(() -> node("#problem-rules"));
        List<RuleGroup> groups =
                FxThread.call(() -> rules.getItems().stream().skip(1).toList());
        assertEquals(
                groups.stream().map(RuleGroup::worst).sorted().toList(),
                groups.stream().map(RuleGroup::worst).toList(),
                "errors first");
        String wanted = FxThread.call(() -> workbench.problems().on(1).get(0).rule());
        int at = FxThread.call(
                () -> rules.getItems().stream().map(RuleGroup::rule).toList().indexOf(wanted));
        assertEquals(2, FxThread.call(() -> rules.getItems().get(at).count()));
        FxThread.run(rules::requestFocus);
        for (int i = 0; i < at; i++) {
            press(KeyCode.DOWN);
        }
        assertEquals(
                List.of(wanted, wanted),
                FxThread.call(
                        () -> problems().getItems().stream().map(Finding::rule).toList()));
        FxThread.run(() -> rules.getContextMenu().show(rules, 0, 0));
        FxThread.run(() -> rules.getContextMenu().getItems().get(0).fire());
        assertTrue(text().startsWith("Connect:10.1\tREJECT\nConnect:10.2\tREJECT\n"), text());
        FxThread.await(
                "a rule without problems is no choice",
                () -> rules.getItems().stream().noneMatch(group -> group.rule().equals(wanted)));
        FxThread.await(
                "all are listed",
                () -> problems().getItems().size() == workbench.problems().all().size());
        press("#problems-by-rule");
        assertFalse(FxThread.call(() ->
                stage.getScene().getRoot().lookupAll("#problem-rules").stream().anyMatch(Node::isVisible)));
    }

    @Test
    void lineAboveManyProblems_movesThemAllAtOnce() throws IOException {
        open("To:x.example.\tREJECT\n".repeat(300));
        FxThread.await("listed", () -> problems().getItems().size() >= 300);
        int listed = FxThread.call(() -> problems().getItems().size());
        int[] changes = new int[1];
        FxThread.run(() -> problems().getItems().addListener((ListChangeListener<Finding>) change -> changes[0]++));
        FxThread.run(() -> workbench.commands().insert("a line", 0, List.of("# new")));
        FxThread.await(
                "moved",
                () -> problems().getItems().stream()
                        .allMatch(finding -> finding.place().startLine() > 1));
        checked();
        assertEquals(listed, FxThread.call(() -> problems().getItems().size()));
        assertTrue(changes[0] < 10, changes[0] + " changes of the list");
    }

    @Test
    void rulePage_isReadableAndUndoWorksBesideIt() throws IOException {
        listed();
        clickRow(3);
        press("#rule-page");
        ScrollPane page = FxThread.call(() -> this.<ScrollPane>node("#rule-page-text"));
        assertTrue(FxThread.call(() -> page.getContent().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .noneMatch(text -> text.startsWith("#") || text.contains("```"))));
        press("#fix");
        assertTrue(text().contains("To:x.example\t"), text());
        FxThread.run(page::requestFocus);
        press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(TEXT, text());
    }

    @Test
    void text_isFoundAndReplacedInTheSource() throws IOException {
        open(TEXT);
        menu("layout-source");
        FxThread.run(() -> this.<CodeArea>node("#source").requestFocus());
        press(KeyCode.F, KeyCode.CONTROL);
        assertEquals("find-sought", focus());
        type("reject");
        press(KeyCode.ENTER);
        assertEquals(
                "REJECT", FxThread.call(() -> this.<CodeArea>node("#source").getSelectedText()));
        press(KeyCode.F3);
        assertEquals(3, line());
        FxThread.run(() -> this.<TextField>node("#find-replacement").setText("DISCARD"));
        press("#find-replace-all");
        assertEquals(TEXT.replace("REJECT", "DISCARD"), text());
        press(KeyCode.ESCAPE);
        press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(TEXT, text());
    }

    @Test
    void downFromTheFilter_goesIntoTheRows() throws IOException {
        open(TEXT);
        press(KeyCode.F, KeyCode.CONTROL);
        assertEquals("filter-text", focus());
        type("198");
        press(KeyCode.DOWN);
        assertEquals("entries", focus());
        assertEquals(2, line());
        assertEquals(List.of(2), painted());
    }
}
