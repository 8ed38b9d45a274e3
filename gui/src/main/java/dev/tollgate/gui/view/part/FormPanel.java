package dev.tollgate.gui.view.part;

import dev.tollgate.gui.certificate.Orders;
import dev.tollgate.gui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** A form beside the list: its fields, what they still lack, and the ways out. */
public final class FormPanel extends VBox {
    private static final double LEAST_FIELDS = 40;

    private final FormGrid grid = new FormGrid();
    private final Label lacking = new Label();
    private final HBox buttons = new HBox(8);

    public FormPanel(String titleKey) {
        getStyleClass().add("inspector");
        Label title = new Label(Texts.of(titleKey).replace("…", ""));
        title.getStyleClass().add("title-4");
        lacking.setId("form-lacking");
        lacking.getStyleClass().add("lacking");
        lacking.setWrapText(true);
        lacking.managedProperty().bind(lacking.textProperty().isNotEmpty());
        buttons.setAlignment(Pos.CENTER_LEFT);
        // The fields scroll where there is little room; what is missing and the buttons stay in sight.
        ScrollPane fields = new ScrollPane(grid);
        fields.setFitToWidth(true);
        fields.setMinHeight(LEAST_FIELDS);
        VBox.setVgrow(fields, Priority.ALWAYS);
        for (Region part : List.of(title, lacking, buttons)) {
            part.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(title, fields, lacking, buttons);
    }

    /** How a path is chosen. */
    public enum Choosing {
        OPEN,
        SAVE,
        FOLDER
    }

    public FormGrid grid() {
        return grid;
    }

    /** A field for one line of text, whose id is the end of its key. */
    public TextField text(String key, String shown) {
        TextField field = grid.add(key, new TextField(shown));
        field.setId(id(key));
        return field;
    }

    /** A field whose text nobody can read over a shoulder. */
    public PasswordField secret(String key) {
        PasswordField field = grid.add(key, new PasswordField());
        field.setId(id(key));
        return field;
    }

    /** A field for a path, with a button that lets one choose it. */
    public TextField path(String key, String shown, Choosing choosing) {
        TextField field = new TextField(shown);
        field.setId(id(key));
        Button browse = new Button(Texts.of("form.browse"));
        browse.setMinWidth(USE_PREF_SIZE);
        browse.setAccessibleText(Texts.of("form.browse.for", Texts.of(key)));
        browse.setOnAction(event -> choose(field, Texts.of(key), choosing));
        return grid.add(key, field, browse);
    }

    private void choose(TextField field, String title, Choosing choosing) {
        Window window = getScene().getWindow();
        Optional<File> folder = existingFolder(field.getText());
        if (choosing == Choosing.FOLDER) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(title);
            folder.ifPresent(chooser::setInitialDirectory);
            set(field, chooser.showDialog(window));
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.ifPresent(chooser::setInitialDirectory);
        set(field, choosing == Choosing.OPEN ? chooser.showOpenDialog(window) : chooser.showSaveDialog(window));
    }

    private static void set(TextField field, @org.jspecify.annotations.Nullable File chosen) {
        if (chosen != null) {
            field.setText(chosen.getPath());
        }
    }

    private static Optional<File> existingFolder(String text) {
        Path path = text.isBlank() ? null : Path.of(text.strip()).toAbsolutePath();
        while (path != null && !path.toFile().isDirectory()) {
            path = path.getParent();
        }
        return Optional.ofNullable(path).map(Path::toFile);
    }

    /** The last row of buttons: to place the order, once it lacks nothing, and to leave. */
    public <O extends Orders.Order> void finish(
            String key,
            ObservableValue<Boolean> busy,
            Supplier<O> order,
            Function<O, Runnable> placing,
            Runnable leave) {
        Button accept = PaneTables.button(key, Feather.CHECK, () -> {
            O filled = order.get();
            Optional<String> missing = filled.lacking();
            lack(missing);
            if (missing.isEmpty()) {
                placing.apply(filled).run();
            }
        });
        accept.setId("form-accept");
        accept.setDefaultButton(true);
        accept.getStyleClass().add("accent");
        accept.disableProperty().bind(javafx.beans.binding.Bindings.createBooleanBinding(busy::getValue, busy));
        buttons(accept, leaving(leave));
    }

    /** The button that leaves the form as it is, with nothing done. */
    public static Button leaving(Runnable leave) {
        Button cancel = new Button(Texts.of("form.cancel"));
        cancel.setId("form-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> leave.run());
        return cancel;
    }

    public void buttons(Button... row) {
        buttons.getChildren().setAll(row);
    }

    /** Says what is missing. */
    public void lack(Optional<String> missing) {
        lacking.setText(missing.orElse(""));
    }

    private static String id(String key) {
        return key.replace('.', '-');
    }
}
