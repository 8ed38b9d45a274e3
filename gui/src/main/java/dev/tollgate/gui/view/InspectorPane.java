package dev.tollgate.gui.view;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the selected entry says. */
final class InspectorPane extends VBox {
    private final Workbench workbench;
    private final Label line = new Label();
    private final Label meaning = new Label();

    InspectorPane(Workbench workbench) {
        this.workbench = workbench;
        setId("inspector");
        getStyleClass().add("inspector");
        setAccessibleText(Texts.of("inspector.name"));
        line.getStyleClass().add("preview");
        line.setWrapText(true);
        meaning.setWrapText(true);
        getChildren().addAll(line, meaning);
        workbench.selection().currentProperty().subscribe(this::show);
        workbench.editor().onChange(change -> show());
    }

    private void show() {
        int current = workbench.selection().currentProperty().get();
        if (current < 1 || current > workbench.editor().document().lineCount()) {
            line.setText("");
            meaning.setText(Texts.of("inspector.none"));
        } else {
            line.setText(
                    ShownText.of(workbench.editor().document().line(current).text()));
            meaning.setText(EntryRow.of(workbench.editor().document(), current).meaning());
        }
    }
}
