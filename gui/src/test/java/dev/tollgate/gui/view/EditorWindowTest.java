package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.question.Question;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Drives the real window. */
class EditorWindowTest extends WindowTest {
    private static final String TEXT =
            "# Policy\nConnect:192.0.2\tRELAY\nFrom:spam.example\tREJECT\n leading.example\tOK\nTLS_Srv:x.example\tVERIFY\n";

    @Test
    void editInTheTable_isSavedAndUndone() throws IOException {
        Path file = open(TEXT);
        selectLine(3);
        FxThread.await("the cell is edited", () -> {
            TableView<EntryRow> table = node("#entries");
            table.layout();
            table.edit(1, table.getColumns().get(3));
            return stage.getScene().lookup(".cell-input") != null;
        });
        FxThread.run(() -> {
            TextField field = node(".cell-input");
            field.setText("junk.example");
            field.fireEvent(new ActionEvent());
        });
        String changed = TEXT.replace("spam.example", "junk.example");
        assertEquals(changed, text());
        menu("save");
        press(awaited("#review-save"));
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals(changed, Files.readString(file));
        press("#button-undo");
        assertEquals(TEXT, text());
    }

    @Test
    void typingInTheSource_isTheSameDocumentAndTheSameUndo() throws IOException {
        open(TEXT);
        menu("layout-both");
        FxThread.run(() -> this.<CodeArea>node("#source").insertText(1, 0, "To:x.example\tOK\n"));
        assertEquals(TEXT.replace("Connect:", "To:x.example\tOK\nConnect:"), text());
        assertEquals(5, FxThread.call(() -> workbench.table().rows().size()));
        selectLine(2);
        menu("delete");
        assertEquals(TEXT, text());
        assertEquals(TEXT, FxThread.call(() -> this.<CodeArea>node("#source").getText()));
        press("#button-undo");
        press("#button-undo");
        assertEquals(TEXT, FxThread.call(() -> this.<CodeArea>node("#source").getText()));
    }

    @Test
    void changeInTheInspector_isAnEdit() throws IOException {
        open(TEXT);
        selectLine(5);
        FxThread.run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            TextField bits = node("#form-bits");
            bits.setText("128");
            assertEquals(
                    "TLS_Srv:x.example\tVERIFY:128",
                    this.<Label>node("#inspector-preview").getText());
            bits.fireEvent(new ActionEvent());
            ComboBox<?> level = node("#form-level");
            level.getSelectionModel().select(1);
        });
        assertEquals(TEXT.replace("VERIFY", "ENCR:128"), text());
    }

    @Test
    void finding_isFixedAndGone() throws IOException {
        open(TEXT);
        FxThread.await(
                "listed", () -> !this.<TableView<?>>node("#problems").getItems().isEmpty());
        FxThread.run(
                () -> this.<TableView<?>>node("#problems").getSelectionModel().select(0));
        press("#fix");
        assertEquals(TEXT.replace(" leading", "leading"), text());
        checked();
        assertEquals(
                0,
                FxThread.call(() -> workbench.problems().all().stream()
                        .filter(finding -> finding.rule().equals("TG103"))
                        .count()));
    }

    @Test
    void findings_areSortedByAnyColumn() throws IOException {
        open("novalue\n# between\n leading.example\tOK\n");
        FxThread.await(
                "listed", () -> this.<TableView<?>>node("#problems").getItems().size() >= 2);
        List<String> inFileOrder = rules();
        FxThread.run(() -> {
            TableView<Finding> table = node("#problems");
            TableColumn<Finding, ?> rule = table.getColumns().get(2);
            rule.setSortType(TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(List.of(rule));
        });
        assertEquals(inFileOrder.stream().sorted(Comparator.reverseOrder()).toList(), rules());
        FxThread.run(() ->
                this.<TableView<?>>node("#problems").getSortOrder().get(0).setSortType(TableColumn.SortType.ASCENDING));
        assertEquals(inFileOrder.stream().sorted().toList(), rules());
        FxThread.run(() -> this.<TableView<?>>node("#problems").getSortOrder().clear());
        assertEquals(inFileOrder, rules());
    }

    private List<String> rules() {
        return FxThread.call(() -> this.<TableView<Finding>>node("#problems").getItems().stream()
                .map(Finding::rule)
                .toList());
    }

    @Test
    void selectedFinding_staysSelectedWhenOthersComeAndGo() throws IOException {
        open("novalue\n# between\n leading.example\tOK\n");
        FxThread.await(
                "listed", () -> this.<TableView<?>>node("#problems").getItems().size() >= 2);
        FxThread.run(
                () -> this.<TableView<?>>node("#problems").getSelectionModel().select(1));
        Finding chosen = FxThread.call(() ->
                this.<TableView<Finding>>node("#problems").getSelectionModel().getSelectedItem());
        FxThread.run(() -> workbench.commands().setText("x", 1, "# nothing"));
        FxThread.await("gone", () -> !rules().contains("TG105"));
        assertEquals(
                chosen,
                FxThread.call(() -> this.<TableView<Finding>>node("#problems")
                        .getSelectionModel()
                        .getSelectedItem()));
    }

    @Test
    void sourceBeginsAtTheTop() throws IOException {
        open("a.example\tOK\n".repeat(500));
        menu("layout-source");
        FxThread.await(
                "laid out",
                () -> !this.<CodeArea>node("#source").getVisibleParagraphs().isEmpty());
        FxThread.await("at the top", () -> this.<CodeArea>node("#source").firstVisibleParToAllParIndex() == 0);
    }

    @Test
    void comparisonFromTheHistory_comesToTheFront() throws IOException {
        open(TEXT);
        pane("history");
        FxThread.run(workbench.deploy()::diffWithSaved);
        FxThread.await(
                "in front",
                () -> this.<TabPane>node("#panes")
                        .getSelectionModel()
                        .getSelectedItem()
                        .getId()
                        .equals("pane-changes"));
    }

    @Test
    void check_canBeCancelledAndDoneAgain() throws IOException {
        open("a.example\tOK\n");
        assertEquals(
                "Nothing found.",
                FxThread.call(() -> this.<Label>node("#problems-placeholder").getText()));
        FxThread.run(() -> {
            workbench.problems().checkAll();
            assertEquals(
                    "The file is being checked.",
                    this.<Label>node("#problems-placeholder").getText());
            workbench.jobs().running().get(0).cancel();
            assertTrue(node("#check-again").isVisible());
            this.<Button>node("#check-again").fire();
        });
        checked();
        assertFalse(FxThread.call(() -> node("#check-again").isVisible()));
    }

    @Test
    void windowWithoutAFile_hasATitle() throws IOException {
        start();
        assertEquals("Untitled – Tollgate", FxThread.call(() -> stage.getTitle()));
    }

    @Test
    void stateOfARow_followsTheFindings() throws IOException {
        open(TEXT);
        FxThread.run(() -> stage.getScene().getRoot().layout());
        selectLine(5);
        FxThread.run(() -> workbench.commands().setText("x", 5, "TLS_Srv:x.example\tVERIFY:abc"));
        checked();
        assertTrue(FxThread.call(() -> stage.getScene().getRoot().lookupAll(".table-cell").stream()
                .anyMatch(cell -> "active, error".equalsIgnoreCase(cell.getAccessibleText()))));
    }

    @Test
    void build_putsTheMapInPlace() throws IOException {
        open(TEXT.replace(" leading", "leading"));
        pane("map");
        press("#map-build");
        FxThread.await(
                "built",
                () -> workbench.notices().all().stream().anyMatch(notice -> notice.kind() == Notice.Kind.GOOD));
        assertTrue(Files.size(folder.resolve("access.db")) > 0);
        FxThread.await("recorded", () -> workbench.deploy().revisions().size() == 1);
    }

    @Test
    void workThatWasNotSaved_isOfferedAfterACrash() throws IOException {
        Path file = open(TEXT);
        selectLine(3);
        menu("delete");
        String lost = text();
        AtomicBoolean kept = new AtomicBoolean();
        FxThread.await("kept", () -> {
            workbench.drafts().look(file, workbench.editor().saved(), draft -> kept.set(true));
            return kept.get();
        });
        FxThread.run(() -> stage.close());
        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await(
                "offered",
                () -> workbench.notices().all().stream().anyMatch(notice -> notice.topic() == Notice.Topic.DRAFT));
        FxThread.run(() -> workbench.notices().all().stream()
                .filter(notice -> notice.topic() == Notice.Topic.DRAFT)
                .findFirst()
                .orElseThrow()
                .choices()
                .get(0)
                .action()
                .run());
        assertEquals(lost, text());
        assertEquals(TEXT, Files.readString(file));
    }

    @Test
    void question_isAnsweredWithTheLineThatDecides() throws IOException {
        open(TEXT);
        pane("question");
        FxThread.run(() -> {
            ComboBox<Phase> phase = node("#question-phase");
            phase.setValue(Phase.MAIL);
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            this.<TextField>node("#fact-client-addr").setText("198.51.100.1");
            this.<TextField>node("#fact-from").setText("a@spam.example");
        });
        press("#question-ask");
        FxThread.await("answered", () -> this.<Label>node("#verdict").getText().startsWith("Rejected."));
        assertTrue(FxThread.call(() -> this.<Label>node("#verdict").getText()).contains("Decided by line 3"));
    }

    @Test
    void keptQuestion_isRunAgainAndShowsWhereItFails() throws IOException {
        open(TEXT);
        pane("question");
        FxThread.run(() -> workbench.question().ask(new Question(Phase.MAIL, Map.of(Fact.FROM, "a@spam.example"))));
        FxThread.await("answered", () -> this.<Label>node("#verdict").getText().startsWith("Rejected."));
        assertEquals(
                "a@spam.example",
                FxThread.call(() -> this.<TextField>node("#fact-from").getText()));
        FxThread.run(() -> this.<TextField>node("#question-name").setText("spammers stay out"));
        press("#question-keep");
        FxThread.await("kept", () -> workbench.suite().tests().size() == 1);
        assertTrue(Files.readString(folder.resolve("access.test.yaml")).contains("spammers stay out"));
        selectLine(3);
        menu("delete");
        press("#question-run");
        FxThread.await("run", () -> workbench.suite().tests().get(0).failed());
        FxThread.run(() ->
                this.<ListView<?>>node("#policy-tests").getSelectionModel().select(0));
        assertTrue(
                FxThread.call(() -> this.<Label>node("#mismatches").getText()).startsWith("decision: expected reject"));
    }

    @Test
    void keptQuestion_isRenamedAndDeletedInTheList() throws IOException {
        open(TEXT);
        pane("question");
        FxThread.run(() ->
                workbench.suite().keep(new Question(Phase.MAIL, Map.of(Fact.FROM, "a@spam.example")), "old"));
        FxThread.await("kept", () -> workbench.suite().tests().size() == 1);
        ListView<?> list = FxThread.call(() -> this.<ListView<?>>node("#policy-tests"));
        FxThread.run(() -> {
            list.getSelectionModel().select(0);
            this.<Button>node("#suite-rename").fire();
            list.layout();
            TextField field = (TextField) list.lookup(".text-field");
            field.setText("new name");
            field.getOnAction().handle(new ActionEvent());
        });
        FxThread.await(
                "renamed",
                () -> workbench.suite().tests().get(0).policyCase().name().equals("new name"));
        assertTrue(Files.readString(folder.resolve("access.test.yaml")).contains("new name"));
        FxThread.run(() -> {
            list.getSelectionModel().select(0);
            list.requestFocus();
            Event.fireEvent(
                    list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
        });
        FxThread.await("deleted", () -> workbench.suite().tests().isEmpty());
        press("#suite-undo");
        FxThread.await("back again", () -> workbench.suite().tests().size() == 1);
    }

    @Test
    void siteConfiguration_countsForFindingsAndQuestions() throws IOException {
        open("To:spam.example\tREJECT\n");
        assertTrue(FxThread.call(() -> workbench.problems().all().stream()
                .anyMatch(finding -> finding.rule().equals("TG701"))));
        Path mc = Files.writeString(
                folder.resolve("sendmail.mc"), "FEATURE(`access_db')dnl\nFEATURE(`blocklist_recipients')dnl\n");
        FxThread.run(() -> workbench.site().use(SiteFile.of(mc)));
        FxThread.await("read", () -> this.<Label>node("#status-site").getText().contains("sendmail.mc"));
        checked();
        assertEquals(
                List.of(),
                FxThread.call(() -> workbench.problems().all().stream()
                        .map(Finding::rule)
                        .filter(rule -> rule.startsWith("TG70"))
                        .toList()));
        assertTrue(FxThread.call(() -> workbench.problems().site().has("blocklist_recipients")));
    }

    @Test
    void oddFiles_areOpenedOrRefusedInWords() throws IOException {
        open("a.example\tOK\nb\0c.example\tOK\n");
        assertTrue(said().contains("NUL byte"), said());
        FxThread.run(() -> workbench.files().open(folder));
        FxThread.await("refused", () -> said().contains("is a directory"));
        FxThread.run(() -> workbench.files().open(folder.resolve("none/access")));
        FxThread.await("refused", () -> said().contains("does not exist"));
        FxThread.run(() -> workbench.files().open(folder.resolve("new")));
        FxThread.await("new", () -> said().contains("created when you save"));
    }

    @Test
    void fileThatIsChangedOrDeletedWhileOpen_isTold() throws IOException {
        Path file = open(TEXT);
        replace(file, TEXT + "new.example\tOK\n");
        FxThread.await("noticed", () -> said().contains("changed on disk"));
        FxThread.run(() -> workbench.files().reload());
        FxThread.await("reloaded", () -> workbench.editor().document().lineCount() == 6);
        Files.delete(file);
        FxThread.await("noticed", () -> said().contains("was deleted"));
        FxThread.run(() -> workbench.files().saveAs(file, () -> {}));
        FxThread.await("saved again", () -> Files.exists(file));
    }

    @Test
    void saveThatIsNotPossible_losesNothing() throws IOException {
        open(TEXT);
        selectLine(3);
        menu("delete");
        FxThread.run(() -> workbench.files().saveAs(Path.of("/proc/tollgate"), () -> {}));
        FxThread.await("told", () -> said().contains("could not be saved"));
        assertTrue(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
    }
}
