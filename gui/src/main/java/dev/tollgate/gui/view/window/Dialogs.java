package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.SaveTarget;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.toolkit.site.SiteFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextInputDialog;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The few questions that have to be answered before anything else goes on, each because the user asked for it. */
final class Dialogs {
    private final Stage stage;
    private final Workbench workbench;
    private final Settings settings;

    Dialogs(Stage stage, Workbench workbench, Settings settings) {
        this.stage = stage;
        this.workbench = workbench;
        this.settings = settings;
    }

    void open() {
        chooser(Texts.of("dialog.open")).ifPresent(this::open);
    }

    /** Opens {@code file} once unsaved changes are saved or given up. */
    void open(Path file) {
        leaving(() -> workbench.files().open(file));
    }

    /** Opens a directory once unsaved changes are saved or given up; {@code url} is what is known of it, or empty. */
    void openDirectory(String url) {
        leaving(() -> DirectoryWindow.show(
                stage, settings, url, place -> workbench.directory().open(place)));
    }

    private Optional<Path> chooser(String title) {
        FileChooser chooser = prepared(title);
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    private FileChooser prepared(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        Path path = workbench.editor().pathProperty().get();
        if (path != null
                && path.getParent() != null
                && path.getParent().toFile().isDirectory()) {
            chooser.setInitialDirectory(path.getParent().toFile());
        }
        return chooser;
    }

    Optional<Path> certificate() {
        return chooser(Texts.of("certificate.take").replace("…", ""));
    }

    void site() {
        FileChooser chooser = prepared(Texts.of("dialog.site"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Texts.of("dialog.site.files"), "*.cf", "*.mc"),
                        new FileChooser.ExtensionFilter(Texts.of("dialog.site.all"), "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            workbench.site().use(SiteFile.of(file.toPath()));
        }
    }

    void save(Runnable then) {
        Path path = workbench.editor().pathProperty().get();
        Optional<SaveTarget> directory = workbench.directoryTarget();
        if (directory.isPresent()) {
            workbench.saving().saveReviewed(directory.get(), then);
        } else if (path == null) {
            saveAs(then);
        } else {
            workbench.saving().save(path, then);
        }
    }

    void saveAs(Runnable then) {
        FileChooser chooser = prepared(Texts.of("dialog.save"));
        chooser.setInitialFileName("access");
        File file = chooser.showSaveDialog(stage);
        if (file != null) {
            workbench.saving().save(file.toPath(), then);
        }
    }

    /** Does {@code then} once unsaved changes are saved or given up. */
    void leaving(Runnable then) {
        if (!workbench.editor().dirtyProperty().get()) {
            then.run();
            return;
        }
        ButtonType save = new ButtonType(Texts.of("dialog.leave.save"), ButtonData.YES);
        ButtonType drop = new ButtonType(Texts.of("dialog.leave.drop"), ButtonData.NO);
        Alert alert =
                new Alert(Alert.AlertType.CONFIRMATION, Texts.of("dialog.leave.text"), save, drop, ButtonType.CANCEL);
        alert.initOwner(stage);
        alert.setTitle(Texts.of("dialog.leave.title"));
        alert.setHeaderText(Texts.of("dialog.leave.header"));
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        if (answer == save) {
            save(then);
        } else if (answer == drop) {
            workbench.drafts().giveUp(then);
        }
    }

    /** Asks for a line from 1 to {@code last}; a number beyond it stands for the last one. */
    Optional<Integer> line(int last) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(stage);
        dialog.setTitle(Texts.of("dialog.line.title"));
        dialog.setHeaderText(Texts.of("dialog.line.header", last));
        return dialog.showAndWait()
                .map(String::strip)
                .filter(typed -> typed.matches("[0-9]{1,9}"))
                .map(typed -> Math.max(1, Math.min(last, Integer.parseInt(typed))))
                .filter(line -> last > 0);
    }

    /** Lists the keys of the commands in {@code menus}, in a window of its own that does not stand in the way. */
    void keys(MenuBar menus) {
        KeysWindow.show(stage, menus);
    }

    void about() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION, Texts.of("dialog.about.text"), ButtonType.CLOSE);
        alert.initOwner(stage);
        alert.setTitle(Texts.of("dialog.about.title"));
        alert.setHeaderText(Texts.of("dialog.about.title"));
        alert.show();
    }
}
