package dev.tollgate.gui;

import dev.tollgate.gui.deploy.Drafts;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.task.Problem;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.Notice.Topic;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The application: one window on one file. */
public final class TollgateApp extends Application {
    /** Where sendmail's files are. */
    private static final Path MAIL = Path.of("/etc/mail");

    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tollgate-worker");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void start(Stage stage) {
        Jobs jobs = new Jobs(Platform::runLater, workers);
        jobs.hold();
        Workbench workbench = new Workbench(jobs, Drafts.defaultFolder());
        // A mistake in the program is said like any other problem, and stops nothing that still works.
        Thread.setDefaultUncaughtExceptionHandler((thread, mistake) -> Platform.runLater(
                () -> workbench.notices().tell(Topic.WORK, Problem.defect(Texts.of("problem.unexpected"), mistake))));
        MainWindow window = new MainWindow(stage, workbench, Settings.load(Settings.defaultFile()));
        window.offerSite(MAIL);
        GuiArguments arguments = GuiArguments.parse(getParameters().getRaw());
        if (arguments.file().isPresent()) {
            arguments.site().ifPresent(workbench.site()::give);
            workbench.files().open(arguments.file().get());
        } else {
            arguments.site().ifPresent(workbench.site()::use);
            workbench.offerUntitledDraft();
        }
        window.show();
        boolean empty = arguments.file().isEmpty();
        if (empty) {
            window.showStart(MAIL);
        }
        arguments.directory().ifPresent(window::askDirectory);
        // A file that cannot be opened leaves a notice instead.
        new FirstPaint(
                        () -> empty
                                || workbench.editor().pathProperty().get() != null
                                || !workbench.notices().all().isEmpty(),
                        jobs::release)
                .start();
    }

    @Override
    public void stop() {
        workers.shutdown();
    }
}
