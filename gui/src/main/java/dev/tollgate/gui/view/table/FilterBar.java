package dev.tollgate.gui.view.table;

import atlantafx.base.controls.CustomTextField;
import dev.tollgate.gui.table.EntryTableModel;
import dev.tollgate.gui.table.RowFilter;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.Tag;
import java.util.Locale;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filter above the table: text, tag, findings. */
final class FilterBar extends FlowPane {
    private final EntryTableModel model;
    private final CustomTextField text = new CustomTextField();
    private final ComboBox<String> tag = new ComboBox<>();
    private final ComboBox<RowFilter.Findings> findings = new ComboBox<>();
    private final Label count = new Label();
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));

    /** {@code intoRows} goes from the filter to the rows that it shows. */
    FilterBar(EntryTableModel model, Runnable intoRows) {
        this.model = model;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("filter-text");
        text.setPromptText(Texts.of("filter.text"));
        text.setAccessibleText(Texts.of("filter.text"));
        text.setLeft(new FontIcon(Feather.SEARCH));
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                text.clear();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                pause.stop();
                apply();
                intoRows.run();
                event.consume();
            }
        });
        text.setPrefColumnCount(11);
        pause.setOnFinished(event -> apply());
        text.textProperty().subscribe(typed -> pause.playFromStart());
        tag.setId("filter-tag");
        tag.setAccessibleText(Texts.of("filter.tag"));
        tag.getItems().addAll("", RowFilter.UNTAGGED);
        Tag.named().forEach(named -> tag.getItems().add(named.text()));
        tag.setConverter(names(FilterBar::tagName));
        tag.setValue("");
        tag.setOnAction(event -> apply());
        findings.setId("filter-findings");
        findings.setAccessibleText(Texts.of("filter.findings"));
        findings.getItems().addAll(RowFilter.Findings.values());
        findings.setConverter(
                names(value -> Texts.of("filter.findings." + value.name().toLowerCase(Locale.ROOT))));
        findings.setValue(RowFilter.Findings.ANY);
        findings.setOnAction(event -> apply());
        count.setId("filter-count");
        count.getStyleClass().add("text-muted");
        count.setMinWidth(USE_PREF_SIZE);
        model.rows().addListener((ListChangeListener<Object>) change -> showCount());
        showCount();
        tag.setMinWidth(USE_PREF_SIZE);
        findings.setMinWidth(USE_PREF_SIZE);
        setPrefWrapLength(0);
        getChildren().addAll(text, tag, findings, count);
        // A box keeps the width of the largest text that it ever had, unless its choices are others.
        text.fontProperty().subscribe((before, now) -> {
            measure(tag);
            measure(findings);
        });
    }

    private static <T> void measure(ComboBox<T> box) {
        T chosen = box.getValue();
        var apply = box.getOnAction();
        box.setOnAction(null);
        box.setItems(FXCollections.observableArrayList(box.getItems()));
        box.setValue(chosen);
        box.setOnAction(apply);
    }

    void focusText() {
        text.requestFocus();
        text.selectAll();
    }

    /** Shows all rows again, at once. */
    void clear() {
        text.clear();
        tag.setValue("");
        findings.setValue(RowFilter.Findings.ANY);
        pause.stop();
        apply();
    }

    private void apply() {
        model.filterProperty().set(new RowFilter(text.getText(), tag.getValue(), findings.getValue()));
    }

    private void showCount() {
        int shown = model.rows().size();
        count.setText(
                shown == model.total()
                        ? Texts.of("filter.count.all", shown)
                        : Texts.of("filter.count.some", shown, model.total()));
    }

    private static String tagName(String tag) {
        return tag.isEmpty()
                ? Texts.of("filter.tag.all")
                : tag.equals(RowFilter.UNTAGGED) ? Texts.of("filter.tag.none") : tag + ":";
    }

    private static <T> StringConverter<T> names(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("these boxes are not editable");
            }
        };
    }
}
