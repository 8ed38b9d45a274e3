package dev.tollgate.gui.view;

import dev.tollgate.gui.FxThread;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.Notice;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.source.AccessFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/** A window in a process of its own, for what would hurt the process of the tests. */
final class EditorProcess {
    private static final String[] FLAGS = {
        "glass.platform", "monocle.platform", "prism.order", "java.awt.headless", "testfx.robot", "testfx.headless"
    };

    private final Path file;
    private final Workbench workbench;

    private EditorProcess(Path state, Path file) {
        this.file = file;
        FxThread.start();
        workbench = FxThread.call(
                () -> new Workbench(new Jobs(Platform::runLater, Executors.newCachedThreadPool()), state));
        FxThread.run(() -> {
            Settings settings = Settings.load(state.resolve("none"));
            settings.setWindow(new Settings.Window(0, 0, 800, 600, false));
            new MainWindow(new Stage(), workbench, settings).show();
            workbench.files().open(file);
        });
    }

    /** The command that runs {@link #main} with these arguments. */
    static List<String> command(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto"));
        for (String flag : FLAGS) {
            command.add("-D" + flag + "=" + System.getProperty(flag));
        }
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classes, EditorProcess.class.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /** {@code type STATE FILE} adds lines until it is killed; {@code save STATE FILE} adds one and saves. */
    public static void main(String[] arguments) {
        EditorProcess editor = new EditorProcess(Path.of(arguments[1]), Path.of(arguments[2]));
        if (arguments[0].equals("type")) {
            editor.type();
        } else {
            editor.save();
        }
        System.exit(0);
    }

    /** Says how many lines a crash cannot take any more, whenever it becomes more. */
    private void type() {
        awaitOpen();
        AccessFile onDisk = FxThread.call(() -> workbench.editor().saved());
        long[] kept = {0};
        for (int i = 0; ; i++) {
            String line = "To:user" + i + "@example.com\tREJECT";
            FxThread.run(() -> {
                workbench.commands().add(workbench.editor().document().lineCount(), line);
                workbench.drafts().look(file, onDisk, draft -> {
                    int lines = AccessFile.parse(draft.text()).lineCount();
                    if (lines > kept[0]) {
                        kept[0] = lines;
                        System.out.println(lines);
                    }
                });
            });
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void save() {
        FxThread.await(
                "opened or not",
                () -> workbench.editor().pathProperty().get() != null
                        || !workbench.notices().all().isEmpty());
        FxThread.run(() -> {
            if (workbench.editor().pathProperty().get() != null) {
                workbench.commands().add(0, "To:new@example.com\tREJECT");
                workbench.files().save(() -> System.out.println("saved"));
            }
        });
        FxThread.await(
                "done",
                () -> workbench.jobs().running().isEmpty()
                        && workbench.notices().all().stream().anyMatch(notice -> notice.kind() == Notice.Kind.ERROR));
        FxThread.run(() -> {
            workbench.notices().all().forEach(notice -> System.out.println(notice.text()));
            System.out.println("unsaved lines: "
                    + (workbench.editor().dirtyProperty().get()
                            ? workbench.editor().document().lineCount()
                            : 0));
        });
    }

    private void awaitOpen() {
        FxThread.await("opened", () -> workbench.editor().pathProperty().get() != null);
    }
}
