package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.PasswordTextField;
import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.model.lint.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/**
 * A window over a file whose passwords stand in good, mistyped and broken entries: the editor's text holds them, nothing else
 * that is shown, said by a screen reader or copied does.
 */
class HiddenSecretsTest extends WindowTest {
    private static final String SECRET = "Zx9QwErTy7";
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.US_ASCII));

    private static final String FILE = String.join(
            "\n",
            "AuthInfo:mail.example.com\t\"U:jo\" \"P:SECRET\" \"M:PLAIN\"",
            "AuthInfo:mail.example.com\t\"U:jo\" \"P:SECRET\" \"M:PLAIN\"",
            "#AuthInfo:old.example\t\"U:jo\" \"P:SECRET\"",
            "AuthInfo:a.example\tU:jo P:SECRET",
            "AuthInfo:c.example\t\"U:jo\" \"P:SECRET",
            "AuthInfo:d.example\t\"U:jo\" \"P=ENCODED\"",
            "AuthInfo:e.example\tSECRET",
            "AuthInfo:f.example=SECRET",
            "AuthInfo: h.example \"P:SECRET\"",
            "AuthInfo i.example \"P:SECRET\"",
            "Authinf:j.example\t\"U:jo\" \"P:SECRET\"",
            "auth_info:k.example\tSECRET",
            "AuthInfo:m.example\t\"U:jo\" \"P:SECRET\\\"x\" \"P:SECRET%1\"",
            "# AuthInfo:n.example SECRET",
            "# the password is P:SECRET",
            "Connect:q.example\t\"P:SECRET\"",
            "From:r.example\tP=ENCODED",
            "AuthInfo:s.example\tP:SECRET\"",
            "AuthInfo:t.example\t\"U:x\" P:SECRET",
            "AuthInfo:u.example\t\"U:jo P:SECRET\" \"M:PLAIN\"",
            "Try_TLS:v.example\t\"P:SECRET\"",
            "QGRP:w.example\tP:SECRET",
            "Tls_Session_Features:x.example\tP:SECRET",
            "ClientRate:1.2.3.4\tP:SECRET",
            "AuthInfo:y.example=SECRET\tx",
            "");

    private static final int LINES = FILE.split("\n").length;

    private Path open() throws IOException {
        return open(FILE.replace("SECRET", SECRET).replace("ENCODED", ENCODED));
    }

    /** Everything but the editor of the text and fields that hide what is typed. */
    private List<String> shown() {
        return FxThread.call(() -> {
            List<String> texts = new ArrayList<>();
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            collect(stage.getScene().getRoot(), texts);
            return texts;
        });
    }

    private static void collect(Node node, List<String> texts) {
        if (node.getStyleClass().contains("styled-text-area") || node instanceof PasswordField) {
            return;
        }
        add(texts, node, node.getAccessibleText());
        add(texts, node, node.getAccessibleHelp());
        if (node instanceof Control control && control.getTooltip() != null) {
            add(texts, node, control.getTooltip().getText());
        }
        if (node instanceof Labeled labeled) {
            add(texts, node, labeled.getText());
        } else if (node instanceof TextInputControl input) {
            add(texts, node, input.getText());
        } else if (node instanceof Text text) {
            add(texts, node, text.getText());
        } else if (node instanceof TableView<?> table) {
            cells(table, texts);
        } else if (node instanceof ListView<?> list) {
            list.getItems().stream()
                    .filter(DiffLine.class::isInstance)
                    .forEach(item -> add(texts, node, String.valueOf(item)));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    /** Rows that are scrolled out of sight have no cells. */
    private static <T> void cells(TableView<T> table, List<String> texts) {
        ObservableList<T> items = table.getItems();
        for (TableColumn<T, ?> column : table.getColumns()) {
            for (int row = 0; row < items.size(); row++) {
                // A cell that gets the whole row shows a part of it, which is looked at where the cell is.
                if (column.getCellData(row) instanceof CharSequence text) {
                    add(texts, table, text.toString());
                }
            }
        }
    }

    private static void add(List<String> texts, Node node, String text) {
        if (text != null && !text.isEmpty()) {
            texts.add(node.getClass().getSimpleName() + " " + node.getId() + ": " + text);
        }
    }

    /** Asks the table to edit the selected row's cell in {@code column}. */
    private void edit(int column) {
        FxThread.run(() -> {
            TableView<EntryRow> table = node("#entries");
            table.edit(
                    table.getSelectionModel().getSelectedIndex(),
                    table.getColumns().get(column));
        });
    }

    private void assertHidden(String where) {
        List<String> shown = shown();
        assertTrue(shown.size() > 20, where);
        assertEquals(
                List.of(),
                shown.stream()
                        .filter(text -> text.contains(SECRET) || text.contains(ENCODED))
                        .toList(),
                where);
    }

    @Test
    void panes_showNoPassword() throws IOException {
        open();
        assertHidden("the table");
        for (String name : List.of("problems", "question", "changes", "map", "history", "certificates")) {
            pane(name);
            assertHidden(name);
        }
    }

    @Test
    void inspector_showsNoPassword() throws IOException {
        open();
        for (int line = 1; line <= LINES; line++) {
            selectLine(line);
            assertHidden("line " + line);
        }
    }

    @Test
    void cells_openNoPassword() throws IOException {
        open();
        String before = text();
        for (int line : List.of(1, 4, 8, 10, 11, 16, 25)) {
            selectLine(line);
            for (int column = 2; column < 5; column++) {
                edit(column);
                assertHidden("line " + line + ", column " + column);
                selectLine(line == 1 ? 2 : 1);
                selectLine(line);
            }
        }
        assertEquals(before, text());
    }

    @Test
    void mistypedEntry_isShownOnRequestAndKeepsWhatIsTyped() throws IOException {
        open();
        selectLine(11);
        PasswordTextField field = FxThread.call(() -> node("#form-value"));
        assertTrue(FxThread.call(field::getPassword).contains(SECRET));
        FxThread.run(() -> ((ToggleButton) field.getParent().lookup(".toggle-button")).fire());
        assertTrue(FxThread.call(field::getText).contains(SECRET));
        selectLine(8);
        selectLine(11);
        assertHidden("after it was shown");
        PasswordTextField again = FxThread.call(() -> node("#form-value"));
        FxThread.run(() -> {
            again.appendText("x");
            again.getOnAction().handle(new ActionEvent());
        });
        assertTrue(text().contains("Authinf:j.example\t\"U:jo\" \"P:" + SECRET + "\"x\n"), text());
    }

    @Test
    void whatIsSaidOfFindings_holdsNoPassword() throws IOException {
        open();
        FxThread.run(() -> {
            List<Finding> all = workbench.problems().all();
            assertTrue(all.size() > LINES / 2, all::toString);
            for (Finding finding : all) {
                String fix = finding.fix().map(one -> one.description()).orElse("");
                String said = workbench.problems().words(finding, finding.message() + finding.help() + fix);
                assertFalse(said.contains(SECRET) || said.contains(ENCODED), said);
            }
        });
    }

    @Test
    void saveReviewAndQuestions_showNoPassword() throws IOException {
        open();
        selectLine(4);
        menu("delete");
        selectLine(1);
        menu("delete");
        assertHidden("after a change");
        menu("save");
        FxThread.await("asked", () -> workbench.saving().reviewProperty().get().isPresent());
        FxThread.await(
                "compared", () -> !this.<ListView<?>>node("#diff").getItems().isEmpty());
        assertHidden("the review");
    }

    @Test
    void drafts_areTheirOwnersAlone() throws IOException {
        open();
        selectLine(4);
        menu("delete");
        Path state = folder.resolve("state");
        FxThread.await("kept", () -> isKept(state));
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertEquals(Files.isDirectory(file) ? "rwx------" : "rw-------", mode, file.toString());
            }
        }
    }

    /** Whether there is a store, and it is closed: Berkeley DB's log goes then. */
    private static boolean isKept(Path state) {
        try (Stream<Path> files = Files.exists(state) ? Files.walk(state) : Stream.empty()) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return names.stream().anyMatch(name -> name.endsWith(".jdb"))
                    && names.stream().noneMatch(name -> name.startsWith("je.info"));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
