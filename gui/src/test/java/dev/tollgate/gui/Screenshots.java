package dev.tollgate.gui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.gui.certificate.AuthorityWizard;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.certificate.Orders;
import dev.tollgate.gui.option.OptionsModel;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.view.window.MainWindow;
import dev.tollgate.gui.workbench.SaveReview;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.toolkit.site.SiteFile;
import dev.tollgate.toolkit.site.SiteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * Drives the real application and takes the pictures of the documentation: {@code Screenshots ACCESS_FILE FOLDER}. With a
 * third word, {@code every}, each picture is taken in light, dark, 800 × 600 and with text of 150 %, to be looked at.
 */
public final class Screenshots {
    /** Steps from the usual text to one and a half of it. */
    private static final int LARGER = 7;

    private final Stage stage;
    private final Workbench workbench;
    private final MainWindow window;
    private final Path folder;
    private final boolean every;

    private Screenshots(Path folder, Path drafts, boolean every) {
        this.folder = folder;
        this.every = every;
        stage = new Stage();
        workbench = new Workbench(new Jobs(Platform::runLater, Executors.newCachedThreadPool()), drafts);
        Settings settings = Settings.load(folder.resolve("no-settings"));
        settings.setTheme(Settings.Theme.LIGHT);
        window = new MainWindow(stage, workbench, settings);
        window.show();
    }

    /** Takes all pictures. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path drafts = Files.createTempDirectory("tollgate-pictures");
        FxThread.start();
        Screenshots screenshots = FxThread.call(() -> new Screenshots(folder, drafts, arguments.length > 2));
        // A path that says nothing of the machine.
        Path mail = Files.createDirectories(Path.of("/tmp/mail"));
        Path file = Files.copy(Path.of(arguments[0]), mail.resolve("access"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                Path.of("samples", "hardened", "sendmail.mc"),
                mail.resolve("sendmail.mc"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(mail.resolve("access.db"));
        Files.deleteIfExists(mail.resolve("access.test.yaml"));
        screenshots.takeAll(file);
        System.exit(0);
    }

    private void options(Path mc) {
        FxThread.run(() -> {
            workbench.site().use(SiteFile.of(mc));
            pane("options");
            this.<ComboBox<OptionsModel.Extent>>node("#option-extent").setValue(OptionsModel.Extent.ADVISED);
        });
        FxThread.await("options", () -> !workbench.options().shown().isEmpty());
        FxThread.run(() -> {
            TableView<SiteOption> table = node("#options");
            table.getItems().stream()
                    .filter(option -> option.name().equals("PrivacyOptions"))
                    .findFirst()
                    .ifPresent(option -> {
                        table.getSelectionModel().select(option);
                        table.scrollTo(option);
                    });
        });
        take("options");
        FxThread.run(workbench.site()::forget);
    }

    private void takeAll(Path file) {
        FxThread.run(() -> workbench.files().open(file));
        FxThread.await("opened", () -> workbench.table().total() > 0);
        settled();
        FxThread.run(() ->
                workbench.selection().select(workbench.table().rows().get(2).line()));
        take("table");
        divide(0.93);
        select("TLS_Srv:");
        take("inspector-tls");
        select("Srv_Features:");
        take("inspector-features");
        select("TLS_Srv_Features:");
        take("inspector-session");
        select("AuthInfo:");
        take("inspector-credentials");
        divide(0.55);
        select("To:");
        FxThread.run(() -> {
            pane("question");
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            this.<ComboBox<Phase>>node("#question-phase").setValue(Phase.MAIL);
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            this.<TextField>node("#fact-client-name").setText("badhost.example");
            this.<TextField>node("#fact-client-addr").setText("192.0.2.25");
            this.<TextField>node("#fact-from").setText("spammer@example.net");
            this.<Button>node("#question-ask").fire();
        });
        FxThread.await(
                "answered", () -> workbench.question().answerProperty().get().isPresent());
        FxThread.run(() -> workbench
                .suite()
                .keep(workbench.question().answerProperty().get().orElseThrow().question(), "spammers stay out"));
        FxThread.await("kept", () -> workbench.suite().tests().size() == 1);
        FxThread.run(workbench.suite()::run);
        FxThread.await("run", () -> workbench.suite().tests().get(0).passed());
        take("question");
        FxThread.run(() -> workbench.deploy().build(report -> {}));
        FxThread.await(
                "built", () -> !workbench.deploy().mapStateProperty().get().isEmpty());
        FxThread.run(() -> {
            workbench.commands().delete(new TreeSet<>(List.of(4, 10)));
            workbench.cellEdits().setValue(workbench.table().rows().get(0), "REJECT");
            workbench.deploy().compareWithMap();
            pane("map");
        });
        FxThread.await("compared", () -> !workbench.deploy().mapChanges().isEmpty());
        take("map");
        FxThread.run(() -> {
            workbench.deploy().diffWithSaved();
            pane("changes");
        });
        take("changes");
        FxThread.run(() -> menu("save"));
        FxThread.await(
                "compared",
                () -> workbench
                        .saving()
                        .reviewProperty()
                        .get()
                        .filter(review -> review.stage() == SaveReview.Review.Stage.READY)
                        .isPresent());
        take("review");
        FxThread.run(workbench.saving()::confirm);
        FxThread.await("saved", () -> !workbench.editor().dirtyProperty().get());
        FxThread.run(() -> {
            workbench.deploy().loadHistory();
            pane("history");
        });
        take("history");
        options(file.resolveSibling("sendmail.mc"));
        certificates();
        FxThread.run(() -> pane("problems"));
        FxThread.run(() -> menu("layout-both"));
        select("TLS_Clt:");
        take("both");
        FxThread.run(() -> this.<ToggleButton>node("#problems-by-rule").fire());
        take("problems");
        FxThread.run(() -> this.<ToggleButton>node("#problems-by-rule").fire());
        theme(new PrimerDark());
        take("dark");
    }

    private void certificates() {
        CertificatesModel certificates = workbench.certificates();
        Path folder = Path.of("/tmp/mail/CA");
        FxThread.run(() -> {
            pane("certificates");
            if (Files.exists(folder)) {
                certificates.open(folder);
            } else {
                AuthorityWizard wizard = new AuthorityWizard();
                wizard.folderProperty().set(folder.toString());
                wizard.commonNameProperty().set("Example Mail CA");
                wizard.encryptedProperty().set(false);
                certificates.found(wizard, said -> {});
            }
        });
        FxThread.await("founded", () -> certificates.authorityProperty().get().isPresent());
        issue("mail.example.com", Purpose.BOTH, "365");
        issue("backup.example.com", Purpose.BOTH, "20");
        issue("laptop.example.com", Purpose.CLIENT, "3");
        FxThread.run(() -> certificates.select(Optional.of(certificates.rows().get(0))));
        take("certificates");
    }

    private void issue(String name, Purpose purpose, String days) {
        CertificatesModel certificates = workbench.certificates();
        int before = FxThread.call(() -> certificates.rows().size());
        if (before < 4) {
            FxThread.run(() -> certificates.issue(
                    new Orders.Issue(name, purpose, "", KeyType.EC_P256, days, "/tmp/mail/certs"), "", said -> {}));
            FxThread.await("issued " + name, () -> certificates.rows().size() > before);
        }
    }

    private void select(String tag) {
        FxThread.run(() -> {
            int line = workbench.table().rows().stream()
                    .filter(row -> row.tag().equals(tag))
                    .findFirst()
                    .orElseThrow()
                    .line();
            workbench.selection().select(line);
            this.<TableView<?>>node("#entries").scrollTo(workbench.table().indexOfLine(line));
        });
    }

    private void menu(String id) {
        this.<MenuBar>node("MenuBar").getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> ("menu-" + id).equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private void pane(String name) {
        TabPane panes = node("#panes");
        panes.getTabs().stream()
                .filter(tab -> tab.getId().equals("pane-" + name))
                .findFirst()
                .ifPresent(panes.getSelectionModel()::select);
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().lookup(selector);
    }

    /** Gives the entries this much of the height, from 0 to 1. */
    private void divide(double place) {
        FxThread.run(() -> this.<SplitPane>node("#rows").setDividerPositions(place));
    }

    private void settled() {
        FxThread.await(
                "checked",
                () -> workbench.problems().extentProperty().get() == Extent.COMPLETE
                        && workbench.jobs().running().isEmpty());
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(String name) {
        settled();
        write(name);
        if (every) {
            theme(new PrimerDark());
            write(name + "-dark");
            theme(new PrimerLight());
            size(800, 600);
            write(name + "-small");
            size(1280, 820);
            for (int i = 0; i < LARGER; i++) {
                FxThread.run(() -> menu("larger"));
            }
            write(name + "-large");
            FxThread.run(() -> menu("usual"));
        }
    }

    private static void theme(Theme theme) {
        FxThread.run(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
    }

    private void size(double width, double height) {
        FxThread.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        settled();
    }

    private void write(String name) {
        FxThread.run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
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
