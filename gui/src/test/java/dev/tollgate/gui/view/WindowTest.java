package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real window and a hand to drive it. */
abstract class WindowTest {
    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    Stage stage;
    Workbench workbench;

    @BeforeAll
    static void startJavaFx() {
        FxThread.start();
    }

    void start() throws IOException {
        // Smaller than the headless screen.
        start("window.width=1100\nwindow.height=700\n");
    }

    void start(String settings) throws IOException {
        Files.writeString(folder.resolve("settings"), settings);
        FxThread.run(() -> {
            stage = new Stage();
            workbench = new Workbench(new Jobs(Platform::runLater, workers), folder.resolve("state"));
            new MainWindow(stage, workbench, Settings.load(folder.resolve("settings"))).show();
        });
    }

    Path open(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("access"), text, StandardCharsets.ISO_8859_1);
        start();
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await(
                "opened", () -> file.equals(workbench.editor().pathProperty().get()));
        checked();
        return file;
    }

    void checked() {
        FxThread.await("checked", () -> workbench.problems().extentProperty().get() == Extent.COMPLETE);
    }

    @AfterEach
    void close() throws InterruptedException {
        if (stage != null) {
            FxThread.run(() -> stage.close());
            // What still writes would stand in the way of the folder's removal.
            FxThread.await("all work is done", () -> workbench.jobs().running().isEmpty());
        }
        workers.shutdown();
        assertTrue(workers.awaitTermination(120, TimeUnit.SECONDS), "all threads are idle");
    }

    /** The document as it is now, one char per byte. */
    String text() {
        return FxThread.call(() -> new String(workbench.editor().document().render(), StandardCharsets.ISO_8859_1));
    }

    /** What {@code selector} finds, as a user sees it: a box that was never painted has no skin and tells no choice. */
    @SuppressWarnings("unchecked")
    <T extends Node> T node(String selector) {
        stage.getScene().getRoot().applyCss();
        Node node = stage.getScene().lookup(selector);
        assertTrue(node != null, selector + " is shown");
        return (T) node;
    }

    /** {@code selector}, once it is shown. */
    String awaited(String selector) {
        FxThread.await(selector + " is shown", () -> stage.getScene().lookup(selector) != null);
        return selector;
    }

    /** Types {@code code} where the focus is. */
    void key(KeyCode code, boolean shift) {
        FxThread.run(() -> {
            Node owner = stage.getScene().getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
        });
    }

    /** Presses a button once it can be pressed: one that is disabled would say nothing. */
    void press(String selector) {
        FxThread.await(selector + " can be pressed", () -> {
            stage.getScene().getRoot().applyCss();
            return stage.getScene().lookup(selector) instanceof ButtonBase button && !button.isDisabled();
        });
        FxThread.run(() -> this.<ButtonBase>node(selector).fire());
    }

    /** Somebody else puts another text in place, as a whole: half of it would be one change more. */
    static void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(file.resolveSibling("other"), text, StandardCharsets.ISO_8859_1);
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void menu(String id) {
        FxThread.run(() -> ((MenuBar) node(".menu-bar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> ("menu-" + id).equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    void pane(String name) {
        FxThread.run(() -> {
            TabPane panes = node("#panes");
            panes.getSelectionModel()
                    .select(panes.getTabs().stream()
                            .filter(tab -> tab.getId().equals("pane-" + name))
                            .findFirst()
                            .orElseThrow());
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    void selectLine(int line) {
        FxThread.run(() -> {
            TableView<EntryRow> table = node("#entries");
            table.getSelectionModel().clearAndSelect(workbench.table().indexOfLine(line));
        });
    }

    /** All notices that are up. */
    String said() {
        StringBuilder text = new StringBuilder();
        Runnable collect = () -> workbench
                .notices()
                .all()
                .forEach(notice -> text.append(notice.text()).append('\n'));
        if (Platform.isFxApplicationThread()) {
            collect.run();
        } else {
            FxThread.run(collect);
        }
        return text.toString();
    }
}
