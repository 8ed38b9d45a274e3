package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.LineCommands;
import dev.tollgate.gui.inspector.Several;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.vocabulary.TagChoice;
import dev.tollgate.gui.workbench.Workbench;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Several entries that are selected, and what can be done with all of them at once. */
final class SeveralView extends ScrollPane {
    private static final double TAG_WIDTH = 170;

    private final Workbench workbench;
    private final Label count = new Label();
    private final Label note = new Label();
    private final Label lacking = new Label();
    private final ValueFields fields;
    private final Button change = PaneTables.button("several.change", Feather.CHECK, this::change);
    private final ComboBox<String> tag = TagCell.choice("several-tag");
    private final Button retag = PaneTables.button("several.retag", Feather.TAG, this::retag);
    private final FlowPane tagging = PaneTables.bar(tag, retag);
    private final VBox content = new VBox();
    private @Nullable Several several;
    private @Nullable ValueForm wanted;

    SeveralView(Workbench workbench, FormHelp help) {
        this.workbench = workbench;
        fields = new ValueFields(help, this::typed);
        setId("several");
        setFitToWidth(true);
        setAccessibleText(Texts.of("inspector.name"));
        count.setId("several-count");
        count.getStyleClass().add("title-4");
        note.setId("several-note");
        for (Label label : new Label[] {count, note, lacking}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        tag.setAccessibleText(Texts.of("several.tag"));
        tag.setMaxWidth(TAG_WIDTH);
        tag.setPrefWidth(TAG_WIDTH);
        tag.setPromptText(Texts.of("several.tag"));
        retag.disableProperty().bind(tag.valueProperty().isNull());
        lacking.getStyleClass().add("lacking");
        lacking.managedProperty().bind(lacking.visibleProperty());
        LineCommands commands = workbench.commands();
        content.getStyleClass().add("inspector");
        content.getChildren()
                .addAll(
                        count,
                        PaneTables.bar(
                                PaneTables.button(
                                        "several.comment", Feather.HASH, () -> onAll(commands::toggleComment)),
                                PaneTables.button("several.delete", Feather.TRASH_2, () -> onAll(commands::delete))),
                        tagging,
                        note,
                        fields,
                        lacking,
                        change);
        setContent(content);
    }

    /** Shows the entries among {@code lines}. */
    void show(SortedSet<Integer> lines) {
        Several now = Several.of(workbench.editor().document(), lines);
        several = now;
        wanted = now.form().orElse(null);
        count.setText(Texts.of("several.count", now.lines().size()));
        note.setText(Texts.of(
                now.form().isEmpty() ? "several.different" : now.alike() ? "several.alike" : "several.unlike"));
        tag.getItems().setAll(tags(now));
        tag.setValue(null);
        tagging.setVisible(tag.getItems().size() > 1);
        tagging.setManaged(tagging.isVisible());
        boolean together = wanted != null;
        fields.setVisible(together);
        fields.setManaged(together);
        change.setVisible(together);
        change.setManaged(together);
        if (wanted == null) {
            fields.clear();
            lacking.setVisible(false);
        } else {
            fields.show(wanted);
            showLacking(wanted);
        }
    }

    /** The tags that all of them can have and keep their values. */
    private static List<String> tags(Several several) {
        return several.kind().map(TagChoice::withValues).orElse(List.of()).stream()
                .map(TagChoice::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void typed(ValueForm form) {
        wanted = form;
        fields.show(form);
        showLacking(form);
    }

    private void showLacking(ValueForm form) {
        lacking.setText(form.lacking().orElse(""));
        lacking.setVisible(form.lacking().isPresent());
        change.setDisable(form.lacking().isPresent());
    }

    private void change() {
        Several all = several;
        ValueForm form = wanted;
        if (all != null && form != null) {
            all.change(workbench.commands(), form);
        }
    }

    private void retag() {
        Several all = several;
        String wanted = tag.getValue();
        if (all != null && wanted != null) {
            all.retag(workbench.commands(), wanted);
        }
    }

    private void onAll(Function<SortedSet<Integer>, SortedSet<Integer>> command) {
        SortedSet<Integer> lines = workbench.selection().lines();
        if (!lines.isEmpty()) {
            SortedSet<Integer> next = command.apply(lines);
            workbench.selection().select(next, next.isEmpty() ? 0 : next.first());
        }
    }
}
