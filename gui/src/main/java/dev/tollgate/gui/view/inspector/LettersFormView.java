package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.inspector.LettersForm;
import dev.tollgate.gui.inspector.LettersForm.Switch;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.model.entry.value.FeatureLetterMeaning;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A labeled switch with three places for each feature letter. */
final class LettersFormView {
    private final FormGrid grid;
    private final Consumer<ValueForm> changed;
    private final Runnable keep;
    private LettersForm form;

    LettersFormView(FormGrid grid, LettersForm form, Consumer<ValueForm> changed, Runnable keep) {
        this.grid = grid;
        this.form = form;
        this.changed = changed;
        this.keep = keep;
    }

    void show() {
        form.switches().forEach((letter, standing) -> grid.addWide(row(letter, standing)));
    }

    private HBox row(String letter, Switch standing) {
        String meaning = form.kind() == ValueKind.CLIENT_FEATURES
                ? Texts.of("letter.client." + letter)
                : FeatureLetterMeaning.of(letter);
        String sign = form.canBeOn(letter) ? letter : letter.toUpperCase(Locale.ROOT);
        Label label = new Label(Texts.of("letter.label", sign, meaning));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox(label);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("letter-row");
        for (Switch place : Switch.values()) {
            ToggleButton button =
                    new ToggleButton(Texts.of("letter." + place.name().toLowerCase(Locale.ROOT)));
            button.setId("letter-" + letter + "-" + place.name().toLowerCase(Locale.ROOT));
            button.getStyleClass()
                    .addAll(
                            "small",
                            place == Switch.DEFAULT ? "left-pill" : place == Switch.ON ? "center-pill" : "right-pill");
            button.setAccessibleText(meaning + ": " + button.getText());
            button.setMinWidth(HBox.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(place == standing);
            button.setDisable(
                    place == Switch.ON && !form.canBeOn(letter) || place == Switch.OFF && !form.canBeOff(letter));
            button.setOnAction(event -> {
                button.setSelected(true);
                form = form.with(letter, place);
                changed.accept(form);
                keep.run();
            });
            row.getChildren().add(button);
        }
        return row;
    }
}
