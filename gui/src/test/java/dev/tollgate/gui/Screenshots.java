package dev.tollgate.gui;

import dev.tollgate.gui.question.Question;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.MainWindow;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Drives the real application and takes the pictures of the documentation: {@code Screenshots ACCESS_FILE FOLDER}. */
public final class Screenshots {
    private final Stage stage;
    private final Workbench workbench;
    private final MainWindow window;
    private final Path folder;

    private Screenshots(Path folder) {
        this.folder = folder;
        stage = new Stage();
        workbench = new Workbench(
                new Jobs(Platform::runLater, Executors.newCachedThreadPool()), Path.of("gui/target/drafts"));
        Settings settings = Settings.load(folder.resolve("no-settings"));
        settings.setTheme(Settings.Theme.LIGHT);
        window = new MainWindow(stage, workbench, settings);
        window.show();
    }

    /** Takes all pictures. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        FxThread.start();
        Screenshots screenshots = FxThread.call(() -> new Screenshots(folder));
        screenshots.takeAll(Path.of(arguments[0]));
        System.exit(0);
    }

    private void takeAll(Path file) {
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("opened", () -> workbench.table().total() > 0);
        settled();
        FxThread.run(() ->
                workbench.selection().select(workbench.table().rows().get(2).line()));
        take("table");
        select("TLS_Srv:");
        take("inspector-tls");
        select("Srv_Features:");
        take("inspector-features");
        select("AuthInfo:");
        take("inspector-credentials");
        select("To:");
        FxThread.run(() -> {
            pane("question");
            workbench
                    .question()
                    .ask(new Question(
                            Phase.MAIL,
                            Map.of(
                                    Fact.CLIENT_NAME, "badhost.example",
                                    Fact.CLIENT_ADDR, "192.0.2.25",
                                    Fact.FROM, "spammer@example.net")));
        });
        take("question");
        FxThread.run(() -> {
            workbench.deploy().diffWithSaved();
            pane("map");
        });
        take("map");
        FxThread.run(() -> {
            workbench.commands().delete(new TreeSet<>(List.of(4, 10)));
            workbench.deploy().diffWithSaved();
            pane("changes");
        });
        take("changes");
        FxThread.run(() -> pane("problems"));
        FxThread.run(() -> menu("layout-both"));
        take("both");
        FxThread.run(() -> {
            Settings dark = Settings.load(folder.resolve("no-settings"));
            dark.setTheme(Settings.Theme.DARK);
            javafx.application.Application.setUserAgentStylesheet(
                    new atlantafx.base.theme.PrimerDark().getUserAgentStylesheet());
        });
        take("dark");
    }

    private void select(String tag) {
        FxThread.run(() -> {
            int line = workbench.table().rows().stream()
                    .filter(row -> row.tag().equals(tag))
                    .findFirst()
                    .orElseThrow()
                    .line();
            workbench.selection().select(line);
            ((javafx.scene.control.TableView<?>) node("#entries"))
                    .scrollTo(workbench.table().indexOfLine(line));
        });
    }

    private void menu(String id) {
        ((javafx.scene.control.MenuBar) node("MenuBar"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> ("menu-" + id).equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    private void pane(String name) {
        TabPane panes = (TabPane) node("#panes");
        panes.getTabs().stream()
                .filter(tab -> tab.getId().equals("pane-" + name))
                .findFirst()
                .ifPresent(panes.getSelectionModel()::select);
    }

    private Node node(String selector) {
        return stage.getScene().lookup(selector);
    }

    private void settled() {
        FxThread.await("checked", () -> workbench.problems().completeProperty().get());
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String name) {
        settled();
        FxThread.run(() -> {
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                        "png",
                        folder.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
