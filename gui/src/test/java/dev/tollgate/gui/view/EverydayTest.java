package dev.tollgate.gui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.inspector.ActionForm.Choice;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.Notice.Kind;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.lint.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Beginning, several entries at once, and what should stay where it is. */
class EverydayTest extends HandTest {
    private static final String FOUR =
            "From:a.example\tREJECT\nFrom:b.example\tREJECT\n# why\nTo:c.example \t OK\nClientRate:\t9\n";

    private MainWindow window;

    private void begin(String settings) throws IOException {
        Files.writeString(folder.resolve("settings"), "window.width=1100\nwindow.height=700\n" + settings);
        ExecutorService workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
        FxThread.run(() -> {
            stage = new Stage();
            workbench = new Workbench(new Jobs(Platform::runLater, workers), folder.resolve("state"));
            window = new MainWindow(stage, workbench, Settings.load(folder.resolve("settings")));
            window.offerSite(folder);
            window.show();
            window.showStart(folder);
        });
    }

    @Test
    void nothingOpen_showsWhatOneCanBeginWith() throws IOException {
        Path recent = Files.writeString(folder.resolve("recent"), "a.example\tOK\n");
        Path usual = Files.writeString(folder.resolve("access"), "b.example\tOK\n");
        begin("recent.0=" + recent + "\n");
        assertEquals("start-usual", focus());
        assertEquals(
                List.of(recent.toString()),
                FxThread.call(() -> stage.getScene().getRoot().lookupAll(".start-recent").stream()
                        .map(link -> ((Hyperlink) link).getText())
                        .toList()));
        press(KeyCode.SPACE);
        FxThread.await(
                "opened", () -> usual.equals(workbench.editor().pathProperty().get()));
        assertNull(FxThread.call(() -> stage.getScene().lookup("#start")));
        assertEquals("entries", focus());
    }

    @Test
    void sample_isCleanAndHasNoName() throws IOException {
        begin("");
        press("#start-sample");
        checked();
        assertNull(FxThread.call(() -> workbench.editor().pathProperty().get()));
        assertEquals(0, FxThread.call(() -> workbench.problems().count(Severity.ERROR)));
        assertEquals(0, FxThread.call(() -> workbench.problems().count(Severity.WARNING)));
        assertTrue(FxThread.call(() -> workbench.table().total()) > 5);
        assertFalse(FxThread.call(() -> workbench.editor().dirtyProperty().get()));
    }

    @Test
    void configurationThatIsThere_isOfferedOnceAndANoIsRemembered() throws IOException {
        Path file = Files.writeString(folder.resolve("access"), "b.example\tOK\n");
        Path site = Files.writeString(folder.resolve("sendmail.cf"), "Kaccess hash /etc/mail/access\n");
        begin("");
        press("#start-usual");
        FxThread.await("offered", () -> said().contains("Found " + site));
        FxThread.run(
                () -> workbench.notices().all().get(0).choices().get(2).action().run());
        FxThread.run(() -> workbench.notices().all().clear());
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("all work is done", () -> workbench.jobs().running().isEmpty());
        settle();
        assertEquals("", said());
    }

    @Test
    void configurationThatIsAccepted_counts() throws IOException {
        Files.writeString(folder.resolve("access"), "b.example\tOK\n");
        Path site = Files.writeString(folder.resolve("sendmail.cf"), "Kaccess hash /etc/mail/access\n");
        begin("");
        press("#start-usual");
        FxThread.await("offered", () -> said().contains("Found " + site));
        FxThread.run(
                () -> workbench.notices().all().get(0).choices().get(0).action().run());
        FxThread.await(
                "read", () -> workbench.site().fileProperty().get().isPresent() || said().contains("says nothing"));
    }

    @Test
    void severalEntries_areToldAndChangedTogether() throws IOException {
        open(FOUR);
        clickRow(1);
        clickRow(2, KeyCode.SHIFT);
        clickRow(4, KeyCode.CONTROL);
        assertEquals(
                "3 entries selected",
                FxThread.call(() -> this.<Label>node("#several-count").getText()));
        assertEquals(
                "3 selected",
                FxThread.call(() -> this.<Label>node("#status-line").getText()));
        FxThread.run(() -> {
            ComboBox<Choice> action = node("#form-action");
            action.setValue(Choice.DISCARD);
        });
        settle();
        assertEquals(FOUR, text());
        press("#several-change");
        String changed = FOUR.replace("REJECT", "DISCARD").replace(" \t OK", " \t DISCARD");
        assertEquals(changed, text());
        assertEquals(List.of(1, 2, 4), painted());
        assertEquals(
                "Change 3 entries",
                FxThread.call(() -> workbench.editor().undoLabelProperty().get()));
        assertEquals(
                "Undo: Change 3 entries (Ctrl+Z)",
                FxThread.call(
                        () -> this.<ButtonBase>node("#button-undo").getTooltip().getText()));
        press("#several-comment");
        assertEquals(changed.replace("From", "#From").replace("To:", "#To:"), text());
        press(KeyCode.Z, KeyCode.CONTROL);
        press(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(FOUR, text());
    }

    @Test
    void entriesOfDifferentKinds_canBeDeletedButNotChanged() throws IOException {
        open(FOUR);
        clickRow(4);
        clickRow(5, KeyCode.CONTROL);
        assertEquals(
                "2 entries selected",
                FxThread.call(() -> this.<Label>node("#several-count").getText()));
        assertFalse(FxThread.call(() -> this.<ButtonBase>node("#several-change").isVisible()));
        press("#several-delete");
        assertEquals("From:a.example\tREJECT\nFrom:b.example\tREJECT\n# why\n", text());
        assertNotNull(FxThread.call(() -> stage.getScene().lookup("#inspector")));
    }

    @Test
    void sentence_takesTheRestOfTheWidth() throws IOException {
        open(FOUR);
        FxThread.run(() -> stage.setWidth(1250));
        settle();
        FxThread.run(() -> {
            TableView<?> table = node("#entries");
            double all = table.getVisibleLeafColumns().stream()
                    .mapToDouble(column -> column.getWidth())
                    .sum();
            assertTrue(all <= table.getWidth() && all > table.getWidth() - 30, all + " of " + table.getWidth());
            double before = table.getColumns().get(5).getWidth();
            table.getColumns().get(6).setVisible(false);
            stage.getScene().getRoot().layout();
            assertEquals(before + 110, table.getColumns().get(5).getWidth(), 2);
        });
    }

    @Test
    void notice_movesNoButton() throws IOException {
        open(FOUR);
        List<String> ids = List.of("#button-newentry", "#entries", "#inspector-key", "#panes", "#problems");
        clickRow(1);
        List<Double> before = places(ids);
        FxThread.run(() -> workbench.notices().tell(Topic.WORK, Kind.INFORMATION, "told"));
        settle();
        assertTrue(FxThread.call(
                        () -> this.<Node>node("#notices").getLayoutBounds().getHeight())
                > 20);
        assertEquals(before, places(ids));
    }

    private List<Double> places(List<String> ids) {
        return FxThread.call(() -> ids.stream()
                .map(id -> {
                    Bounds place =
                            this.<Node>node(id).localToScene(this.<Node>node(id).getBoundsInLocal());
                    return place.getMinY();
                })
                .toList());
    }

    @Test
    void selectingAllInACell_selectsNoRows() throws IOException {
        open(FOUR);
        clickRow(1);
        press(KeyCode.F2);
        press(KeyCode.A, KeyCode.CONTROL);
        type("new.example");
        press(KeyCode.ENTER);
        assertEquals(FOUR.replace("a.example", "new.example"), text());
        assertEquals(List.of(1), painted());
    }

    @Test
    void linkWhoseTargetIsGone_staysALinkAndTheTextIsKept() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("access");
        Files.writeString(real, FOUR);
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        start();
        FxThread.run(() -> workbench.files().open(link));
        FxThread.await(
                "opened", () -> link.equals(workbench.editor().pathProperty().get()));
        checked();
        Files.delete(real);
        FxThread.run(() -> workbench.files().saveAs(link, () -> {}));
        FxThread.await("told", () -> said().contains("could not be saved"));
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.exists(real));
        assertEquals(FOUR, text());
        FxThread.run(() -> workbench.files().lookAtDisk());
        FxThread.await("deleted", () -> workbench.editor().dirtyProperty().get());
    }

    @Test
    void comparisonAfterABuild_findsNothingToTell() throws IOException {
        open(Files.readString(
                Path.of(System.getProperty("tollgate.root")).resolve("samples/access.bad"),
                StandardCharsets.ISO_8859_1));
        FxThread.run(() -> workbench.deploy().build(report -> {}));
        FxThread.await(
                "built", () -> workbench.jobs().running().isEmpty() && Files.exists(folder.resolve("access.db")));
        FxThread.run(() -> workbench.deploy().compareWithMap());
        FxThread.await(
                "compared", () -> workbench.deploy().mapStateProperty().get().startsWith("The map and the text have"));
        assertEquals(
                List.of(), FxThread.call(() -> List.copyOf(workbench.deploy().mapChanges())));
    }

    @Test
    void marks_showAllFindingsAndLeadToThem() throws IOException {
        open("From:a.example\tREJECT\n" + "#\n".repeat(98) + "ClientRate:192.0.2.1\tmany\n");
        menu("layout-source");
        settle();
        FxThread.run(() -> {
            Pane marks = node("#finding-marks");
            List<Node> errors = marks.getChildren().stream()
                    .filter(mark -> mark.getStyleClass().contains("mark-error"))
                    .toList();
            assertEquals(1, errors.size());
            double place = errors.get(0).getLayoutY() / marks.getHeight();
            assertTrue(place > 0.9, "at " + place);
            assertTrue(String.valueOf(marks.getAccessibleText()).contains("1 errors"), marks.getAccessibleText());
        });
        FxThread.run(() -> {
            Pane marks = node("#finding-marks");
            Node mark = marks.getChildren().get(marks.getChildren().size() - 1);
            Bounds bounds = marks.localToScreen(mark.getBoundsInParent());
            Robot robot = new Robot();
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
        settle();
        assertEquals(100, FxThread.call(() -> workbench.selection().line()));
        assertEquals("source", focus());
    }
}
