package dev.tollgate.gui;

import com.sun.management.ThreadMXBean;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.Workbench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Measures what a person waits for in a window with a long file, and prints rows of a table: {@code EditorTimes FILE}.
 * Window thread is the processor time of JavaFX's thread, with the check and all else that follows from what was typed, less
 * what an idle window costs; echo is from the key to the second frame after it.
 */
public final class EditorTimes {
    private static final int ROUNDS = 9;
    private static final int KEYS = 10;

    /** Milliseconds from key to key. */
    private static final int APART = 125;

    /** Until this many milliseconds after a key all that follows from it has been done. */
    private static final int ALL = 1500;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Stage stage;
    private final Workbench workbench;
    private final long thread;

    private EditorTimes(Path folder) {
        stage = new Stage();
        workbench = new Workbench(new Jobs(Platform::runLater, Executors.newCachedThreadPool()), folder);
        new MainWindow(stage, workbench, Settings.load(folder.resolve("settings"))).show();
        thread = Thread.currentThread().getId();
    }

    /** Prints the rows. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("tollgate-times");
        FxThread.start();
        EditorTimes times = FxThread.call(() -> new EditorTimes(folder));
        times.measure(Path.of(arguments[0]));
        System.exit(0);
    }

    private void measure(Path file) {
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("opened", () -> workbench.table().total() > 0);
        FxThread.run(() -> menu("layout-both"));
        settled();
        Node source = FxThread.call(() -> stage.getScene().lookup("#source"));
        typing(source, 1);
        row("each key of " + KEYS + " typed in the source: window thread, median", median(typing(source, KEYS)), 30);
        row("one key alone, and all that follows it, median", median(typing(source, 1)), 30);
        sorted("#entries", 3);
        row("each of " + KEYS + " while the table is sorted, median", median(typing(source, KEYS)), 30);
        row("sort by key, to the last row", sorted("#entries", 3), 2000);
        row("sort by value, to the last row", sorted("#entries", 4), 2000);
        FxThread.run(() -> entries().getSortOrder().clear());
        settled();
        Node filter = FxThread.call(() -> stage.getScene().lookup("#filter-text"));
        List<Double> echoes = new ArrayList<>();
        for (char c : "example.net".toCharArray()) {
            echoes.add(echo(filter, c));
            pause(80);
        }
        row(
                "a key in the filter: echo, longest",
                echoes.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                100);
    }

    private static void row(String what, double millis, int limit) {
        System.out.printf(Locale.ROOT, "| %s | %.0f | %d |%n", what, millis, limit);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What each of {@code keys} costs that are typed as fast as a good typist does. */
    private List<Double> typing(Node source, int keys) {
        FxThread.run(source::requestFocus);
        settled();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            double idle = spent(() -> pause((keys - 1) * APART + ALL));
            times.add((spent(() -> {
                                for (int key = 0; key < keys; key++) {
                                    pause(key == 0 ? 0 : APART);
                                    FxThread.run(() -> key(source, 'x'));
                                }
                                pause(ALL);
                            })
                            - idle)
                    / keys);
            settled();
        }
        return times;
    }

    /** The processor time of the window's thread, in milliseconds, until {@code work} is over. */
    private double spent(Runnable work) {
        long before = THREADS.getThreadCpuTime(thread);
        work.run();
        return (THREADS.getThreadCpuTime(thread) - before) / 1e6;
    }

    private static void key(Node target, char c) {
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(c), "", KeyCode.UNDEFINED, false, false, false, false));
    }

    private double echo(Node target, char c) {
        CountDownLatch painted = new CountDownLatch(1);
        long start = System.nanoTime();
        FxThread.run(() -> {
            key(target, c);
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (frames++ == 1) {
                        stop();
                        painted.countDown();
                    }
                }
            }.start();
        });
        try {
            painted.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private double sorted(String table, int column) {
        FxThread.run(() -> entries().getSortOrder().clear());
        settled();
        long start = System.nanoTime();
        FxThread.run(() -> {
            TableColumn<EntryRow, ?> by = entries().getColumns().get(column);
            entries().getSortOrder().setAll(List.of(by));
        });
        FxThread.await(
                "sorted " + table,
                () -> !workbench.table().isChanging()
                        && workbench.jobs().running().isEmpty());
        double millis = (System.nanoTime() - start) / 1e6;
        settled();
        return millis;
    }

    @SuppressWarnings("unchecked")
    private TableView<EntryRow> entries() {
        return (TableView<EntryRow>) stage.getScene().lookup("#entries");
    }

    private void menu(String id) {
        ((MenuBar) stage.getScene().lookup("MenuBar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> ("menu-" + id).equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    private void settled() {
        FxThread.await(
                "settled",
                () -> workbench.problems().extentProperty().get() == Extent.COMPLETE
                        && workbench.jobs().running().isEmpty()
                        && !workbench.table().isChanging());
        pause(500);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
