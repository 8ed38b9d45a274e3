package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** A save shows first what it will change, and waits without standing in the way. */
class SaveReviewTest extends WindowTest {
    private static final String TEXT = "a.example\tOK\nb.example\tOK\nc.example\tREJECT\n";

    private Path edited() throws IOException {
        Path file = open(TEXT);
        selectLine(2);
        menu("delete");
        return file;
    }

    private List<String> changes() {
        return FxThread.call(this::shown);
    }

    private List<String> shown() {
        return this.<ListView<DiffLine>>node("#diff").getItems().stream()
                .filter(line -> line.kind() != DiffLine.Kind.SAME && line.kind() != DiffLine.Kind.GAP)
                .map(line -> line.kind() + " " + line.text())
                .toList();
    }

    private boolean asked() {
        return FxThread.call(() -> workbench.saving().reviewProperty().get().isPresent());
    }

    private void reviewed() {
        FxThread.await(
                "compared",
                () -> workbench
                        .saving()
                        .reviewProperty()
                        .get()
                        .filter(review -> review.stage() == Stage.READY)
                        .isPresent());
    }

    private String pane() {
        return FxThread.call(() -> this.<TabPane>node("#panes")
                .getSelectionModel()
                .getSelectedItem()
                .getId());
    }

    @Test
    void save_showsTheChangesAndEnterWritesThem() throws IOException {
        Path file = edited();
        Node before = FxThread.call(() -> {
            this.<Node>node("#entries").requestFocus();
            return stage.getScene().getFocusOwner();
        });
        menu("save");
        reviewed();
        assertEquals(List.of("REMOVED b.example\tOK"), changes());
        assertEquals(
                "Saving will change " + file + ": no line added, one line removed.",
                FxThread.call(() -> this.<Label>node("#review-summary").getText()));
        assertEquals(TEXT, Files.readString(file));
        assertEquals("pane-changes", pane());
        assertEquals(
                "review-save",
                FxThread.call(() -> stage.getScene().getFocusOwner().getId()));
        key(KeyCode.ENTER, false);
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("a.example\tOK\nc.example\tREJECT\n", Files.readString(file));
        assertEquals("pane-problems", pane());
        assertSame(before, FxThread.call(() -> stage.getScene().getFocusOwner()));
    }

    @Test
    void escape_goesBackAndNothingIsWritten() throws IOException {
        Path file = edited();
        menu("save");
        reviewed();
        key(KeyCode.ESCAPE, false);
        assertFalse(asked());
        assertEquals("pane-problems", pane());
        assertEquals(TEXT, Files.readString(file));
        assertTrue(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
    }

    @Test
    void review_followsTheTextAndEndsWhenNothingIsLeftToSave() throws IOException {
        edited();
        menu("save");
        reviewed();
        selectLine(1);
        menu("delete");
        FxThread.await("followed", () -> shown().size() == 2);
        menu("undo");
        menu("undo");
        FxThread.await("ended", () -> workbench.saving().reviewProperty().get().isEmpty());
    }

    @Test
    void preference_savesAtOnce() throws IOException {
        Path file = edited();
        FxThread.run(() -> ((MenuBar) node(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> "menu-review".equals(item.getId()))
                        .forEach(item -> ((CheckMenuItem) item).setSelected(false)));
        menu("save");
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("a.example\tOK\nc.example\tREJECT\n", Files.readString(file));
        assertFalse(asked());
    }

    @Test
    void fileThatSomebodyElseChanged_isNotOverwrittenBeforeThatIsSettled() throws IOException {
        Path file = edited();
        replace(file, TEXT + "theirs.example\tOK\n");
        FxThread.run(() -> workbench.files().lookAtDisk());
        FxThread.await("noticed", () -> said().contains("changed on disk"));
        menu("save");
        assertFalse(asked());
        assertTrue(said().contains("changed on disk"));
        FxThread.run(() -> {
            Notice.Choice keep = workbench.notices().all().get(0).choices().get(1);
            workbench.notices().all().clear();
            keep.action().run();
        });
        menu("save");
        reviewed();
        assertEquals(List.of("REMOVED b.example\tOK", "REMOVED theirs.example\tOK"), changes());
        assertTrue(Files.readString(file).contains("theirs"));
    }

    @Test
    void newFile_isSavedAtOnce() throws IOException {
        start();
        Path file = folder.resolve("new");
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await(
                "opened", () -> file.equals(workbench.editor().pathProperty().get()));
        FxThread.run(() -> workbench.commands().add(0, "a.example\tOK"));
        menu("save");
        FxThread.await("saved", () -> Files.exists(file));
        assertFalse(asked());
    }

    @Test
    void enterRightAfterSave_savesAndGoesNowhereElse() throws IOException {
        Path file = edited();
        menu("layout-both");
        FxThread.run(() -> {
            this.<Node>node("#source").requestFocus();
            workbench.saving().save(file, () -> {});
            Node owner = stage.getScene().getFocusOwner();
            assertEquals("review-save", owner.getId());
            Event.fireEvent(
                    owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        assertEquals("a.example\tOK\nc.example\tREJECT\n", Files.readString(file));
        assertEquals(
                "source", FxThread.call(() -> stage.getScene().getFocusOwner().getId()));
    }

    @Test
    void escapeWhileItIsCompared_savesNothing() throws IOException {
        Path file = edited();
        FxThread.run(() -> {
            workbench.saving().save(file, () -> {});
            Event.fireEvent(
                    stage.getScene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
        assertFalse(asked());
        FxThread.await("quiet", () -> workbench.jobs().running().isEmpty());
        assertEquals(TEXT, Files.readString(file));
    }
}
