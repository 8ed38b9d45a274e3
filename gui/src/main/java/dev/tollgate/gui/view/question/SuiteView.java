package dev.tollgate.gui.view.question;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.KeptTest;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.question.SuiteModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The questions kept as policy tests: keep one more, run all, see which failed. */
final class SuiteView extends VBox {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final TextField name = new TextField();

    /** {@code chosen} is told the test that the user picks. */
    SuiteView(QuestionModel question, SuiteModel suite, Consumer<KeptTest> chosen) {
        ListView<KeptTest> list = new ListView<>(suite.tests());
        list.setId("policy-tests");
        list.setAccessibleText(Texts.of("question.tests"));
        Label none = new Label(Texts.of("question.tests.none"));
        none.setWrapText(true);
        none.getStyleClass().add("placeholder-text");
        list.setPlaceholder(none);
        list.setCellFactory(view -> new TestCell());
        list.setEditable(true);
        list.setOnEditCommit(edit -> {
            KeptTest renamed = edit.getNewValue();
            suite.rename(
                    list.getItems().get(edit.getIndex()), renamed.policyCase().name());
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            KeptTest picked = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && picked != null && list.getEditingIndex() < 0) {
                suite.delete(picked);
                event.consume();
            } else if (UNDO.match(event) && list.getEditingIndex() < 0) {
                suite.undo();
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                chosen.accept(now);
            }
        });
        // What fails is what one wants to see after a run.
        suite.summaryProperty()
                .subscribe(() -> suite.tests().stream()
                        .filter(KeptTest::failed)
                        .findFirst()
                        .ifPresent(list::scrollTo));
        VBox.setVgrow(list, Priority.ALWAYS);
        name.setId("question-name");
        name.setPromptText(Texts.of("question.name"));
        name.setAccessibleText(Texts.of("question.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button keep = PaneTables.button("question.keep", Feather.BOOKMARK, () -> keep(question, suite));
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> question.answerProperty().get().isEmpty(), question.answerProperty()));
        name.setOnAction(event -> keep.fire());
        Button run = PaneTables.button("question.run", Feather.PLAY, suite::run);
        run.disableProperty().bind(Bindings.isEmpty(suite.tests()));
        HBox keeping = bar(name, keep);
        HBox kept = bar(run, rename(list), delete(list, suite), undo(suite));
        Label summary = new Label();
        summary.setId("suite-summary");
        summary.setWrapText(true);
        summary.getStyleClass().addAll("verdict", "text-muted");
        summary.textProperty().bind(suite.summaryProperty());
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        getChildren().addAll(keeping, kept, summary, list);
    }

    private static HBox bar(Node... nodes) {
        HBox bar = new HBox(nodes);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private static Button rename(ListView<KeptTest> list) {
        Button rename = small("suite.rename", Feather.EDIT_2, () -> {
            list.requestFocus();
            list.edit(list.getSelectionModel().getSelectedIndex());
        });
        rename.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return rename;
    }

    private static Button delete(ListView<KeptTest> list, SuiteModel suite) {
        Button delete = small(
                "suite.delete",
                Feather.TRASH_2,
                () -> suite.delete(list.getSelectionModel().getSelectedItem()));
        delete.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return delete;
    }

    private static Button undo(SuiteModel suite) {
        Button undo = small("suite.undo", Feather.CORNER_UP_LEFT, suite::undo);
        suite.undoLabelProperty().subscribe(label -> {
            undo.setDisable(label.isEmpty());
            undo.getTooltip().setText(label.isEmpty() ? Texts.of("suite.undo") : Texts.of("suite.undo.what", label));
        });
        return undo;
    }

    private static Button small(String key, Feather icon, Runnable action) {
        Button button = PaneTables.button(key, icon, action);
        button.setTooltip(new Tooltip(button.getText()));
        button.setAccessibleText(button.getText());
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return button;
    }

    private void keep(QuestionModel question, SuiteModel suite) {
        question.answerProperty().get().ifPresent(answered -> {
            suite.keep(answered.question(), name.getText());
            name.clear();
        });
    }

    private static final class TestCell extends TextFieldListCell<KeptTest> {
        TestCell() {
            setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable KeptTest test) {
                    return test == null ? "" : test.policyCase().name();
                }

                @Override
                public KeptTest fromString(String text) {
                    return getItem().named(text);
                }
            });
        }

        @Override
        public void updateItem(@Nullable KeptTest test, boolean empty) {
            super.updateItem(test, empty);
            getStyleClass().removeIf(style -> style.startsWith("level-"));
            if (empty || test == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            if (isEditing()) {
                return;
            }
            show(test);
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            if (getItem() != null) {
                show(getItem());
            }
        }

        private void show(KeptTest test) {
            String state = test.failed() ? "suite.failed.one" : test.passed() ? "suite.passed.one" : "suite.not.run";
            setText(ShownText.of(test.policyCase().name()));
            setAccessibleText(Texts.of(state, getText()));
            setGraphic(new FontIcon(
                    test.failed() ? Feather.X_CIRCLE : test.passed() ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
            getStyleClass().add(test.failed() ? "level-error" : test.passed() ? "level-good" : "level-clean");
        }
    }
}
