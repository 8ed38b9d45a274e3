package dev.tollgate.gui.view;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.KeptTest;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.question.SuiteModel;
import dev.tollgate.gui.text.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The questions kept as policy tests: keep one more, run all, see which failed. */
final class SuiteView extends VBox {
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
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                chosen.accept(now);
            }
        });
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
        HBox bar = new HBox(name, keep, run);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-bar");
        Label summary = new Label();
        summary.setId("suite-summary");
        summary.setWrapText(true);
        summary.getStyleClass().addAll("verdict", "text-muted");
        summary.textProperty().bind(suite.summaryProperty());
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        getChildren().addAll(bar, summary, list);
    }

    private void keep(QuestionModel question, SuiteModel suite) {
        question.answerProperty().get().ifPresent(answered -> {
            suite.keep(answered.question(), name.getText());
            name.clear();
        });
    }

    private static final class TestCell extends ListCell<KeptTest> {
        @Override
        protected void updateItem(@Nullable KeptTest test, boolean empty) {
            super.updateItem(test, empty);
            getStyleClass().removeIf(style -> style.startsWith("level-"));
            if (empty || test == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String state = test.failed() ? "suite.failed.one" : test.passed() ? "suite.passed.one" : "suite.not.run";
            setText(ShownText.of(test.policyCase().name()));
            setAccessibleText(Texts.of(state, getText()));
            setGraphic(new FontIcon(
                    test.failed() ? Feather.X_CIRCLE : test.passed() ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
            getStyleClass().add(test.failed() ? "level-error" : test.passed() ? "level-good" : "level-clean");
        }
    }
}
