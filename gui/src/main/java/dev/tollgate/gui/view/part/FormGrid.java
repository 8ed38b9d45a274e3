package dev.tollgate.gui.view.part;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.secret.Secrets;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Labeled fields below each other; each label names its field to screen readers, too. */
public final class FormGrid extends GridPane {
    private static final double LEAST_WIDTH = 80;

    private int rows;
    private boolean hidden;

    public FormGrid() {
        getStyleClass().add("form-grid");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(LEAST_WIDTH);
        ColumnConstraints fields = new ColumnConstraints();
        // What is left over goes to the fields; where nothing is, the labels wrap.
        fields.setMinWidth(LEAST_WIDTH);
        fields.setPrefWidth(LEAST_WIDTH);
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(labels, fields);
    }

    /** A field and what stands beside it, such as a button that helps to fill it. */
    public <N extends Node> N add(String key, N field, Node... beside) {
        Label label = new Label(Texts.of(key));
        label.setLabelFor(field);
        label.setWrapText(true);
        field.setAccessibleText(Texts.of(key));
        if (field instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        add(label, 0, rows);
        if (beside.length == 0) {
            add(field, 1, rows);
        } else {
            HBox both = new HBox(6, field);
            both.getChildren().addAll(beside);
            both.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(field, Priority.ALWAYS);
            add(both, 1, rows);
        }
        rows++;
        return field;
    }

    public void addWide(Node node) {
        add(node, 0, rows, 2, 1);
        rows++;
    }

    /** From now on fields mask what is in them: it holds a password. */
    public void hide() {
        hidden = true;
    }

    /** A field for bytes: shown and typed as text, masked if they look like a password. */
    public TextField bytes(String key, String bytes, Consumer<String> typed, Runnable kept) {
        boolean secret = hidden || !Secrets.HIDDEN.text(bytes).equals(bytes);
        return text(key, ShownText.of(bytes), secret, shown -> typed.accept(ShownText.edited(bytes, shown)), kept);
    }

    /** A field that tells what is typed at once, and that it is to be kept on Enter or when it is left. */
    public TextField text(String key, String shown, Consumer<String> typed, Runnable kept) {
        return text(key, shown, hidden, typed, kept);
    }

    private TextField text(String key, String shown, boolean secret, Consumer<String> typed, Runnable kept) {
        if (secret) {
            return add(key, new HiddenField(Texts.of(key), shown, typed, kept)).field();
        }
        TextField field = add(key, new TextField(shown));
        watch(field, typed, kept);
        return field;
    }

    public static void watch(TextField field, Consumer<String> typed, Runnable kept) {
        field.textProperty().addListener((observed, before, now) -> typed.accept(now));
        field.setOnAction(event -> kept.run());
        field.focusedProperty().addListener((observed, had, has) -> {
            if (!has) {
                kept.run();
            }
        });
    }

    public <T> ComboBox<T> choice(
            String key, Collection<T> choices, T chosen, Function<T, String> name, Consumer<T> picked) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().addAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("these boxes are not editable");
            }
        });
        box.setValue(chosen);
        ChoiceKeys.watch(box, picked);
        return add(key, box);
    }
}
