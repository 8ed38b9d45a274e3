package dev.tollgate.gui.view.table;

import atlantafx.base.controls.CustomTextField;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.Match;
import dev.tollgate.gui.question.Party;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks which entries sendmail would find for a client, a sender, a recipient or a server, and shows them. */
final class MatchBar extends VBox {
    private static final double ROW = 26;
    private static final int MOST_ROWS = 6;

    private final Workbench workbench;
    private final ComboBox<Party> party = new ComboBox<>();
    private final CustomTextField text = new CustomTextField();
    private final Label said = new Label();
    private final ListView<Match> found = new ListView<>();
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));
    private final BooleanProperty called = new SimpleBooleanProperty();
    private int round;

    MatchBar(Workbench workbench) {
        this.workbench = workbench;
        Label label = new Label(Texts.of("match.label"));
        label.setLabelFor(text);
        label.setMinWidth(USE_PREF_SIZE);
        party.setId("match-party");
        party.setAccessibleText(Texts.of("match.party"));
        party.setMinWidth(USE_PREF_SIZE);
        party.getItems().addAll(Party.values());
        party.setConverter(new StringConverter<>() {
            @Override
            public String toString(Party value) {
                return Texts.of("match." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Party fromString(String shown) {
                throw new UnsupportedOperationException("this box is not editable");
            }
        });
        party.setValue(Party.CLIENT);
        party.setOnAction(event -> ask());
        text.setId("match-text");
        text.setAccessibleText(Texts.of("match.label"));
        text.promptTextProperty()
                .bind(party.valueProperty()
                        .map(value -> Texts.of("match.prompt." + value.name().toLowerCase(Locale.ROOT))));
        text.setLeft(new FontIcon(Feather.HELP_CIRCLE));
        text.setPrefColumnCount(14);
        text.setOnKeyPressed(this::keyPressed);
        text.textProperty().subscribe((before, now) -> pause.playFromStart());
        pause.setOnFinished(event -> ask());
        said.setId("match-said");
        said.getStyleClass().add("text-muted");
        said.setMinWidth(0);
        HBox row = new HBox(8, label, party, text, said);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("filter-bar");
        found.setId("match-found");
        found.setAccessibleText(Texts.of("match.found"));
        found.setFixedCellSize(ROW);
        found.setCellFactory(view -> new MatchCell());
        found.getSelectionModel().selectedItemProperty().subscribe((before, now) -> goTo(now));
        found.managedProperty().bind(found.visibleProperty());
        found.setVisible(false);
        workbench.editor().onChange(change -> {
            if (!text.getText().isBlank()) {
                pause.playFromStart();
            }
        });
        getChildren().addAll(row, found);
    }

    /** Whether somebody asks something or has called for the bar. */
    BooleanExpression inUse() {
        return called.or(text.textProperty().isNotEmpty());
    }

    void focusText() {
        called.set(true);
        text.requestFocus();
        text.selectAll();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            text.clear();
            called.set(false);
        } else if (event.getCode() == KeyCode.DOWN && found.isVisible()) {
            found.requestFocus();
            found.getSelectionModel().selectFirst();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            pause.stop();
            ask();
            event.consume();
        }
    }

    private void ask() {
        int mine = ++round;
        String asked = text.getText().strip();
        if (asked.isEmpty()) {
            show(List.of(), "");
            return;
        }
        workbench
                .question()
                .match(
                        party.getValue(),
                        asked,
                        matches -> answered(mine, matches, Texts.of("match.count", matches.size())),
                        reason -> answered(mine, List.of(), reason));
    }

    /** An answer that comes after the next question is none. */
    private void answered(int asked, List<Match> matches, String words) {
        if (asked == round) {
            show(matches, words);
        }
    }

    private void show(List<Match> matches, String words) {
        found.getItems().setAll(matches);
        found.setPrefHeight(Math.min(matches.size(), MOST_ROWS) * ROW + 4);
        found.setMinHeight(Math.min(matches.size(), 2) * ROW + 4);
        found.setVisible(!matches.isEmpty());
        said.setText(words);
    }

    private void goTo(@Nullable Match match) {
        if (match != null && match.hit().line() > 0) {
            workbench.selection().select(match.hit().line());
        }
    }

    private static final class MatchCell extends ListCell<Match> {
        @Override
        protected void updateItem(@Nullable Match match, boolean empty) {
            super.updateItem(match, empty);
            getStyleClass().remove("match-decides");
            if (empty || match == null) {
                setText(null);
                return;
            }
            setText(Texts.of(
                    match.decides() ? "match.row.decides" : "match.row",
                    Texts.of(
                            "question.phase.of",
                            match.phase().option(),
                            match.phase().ruleset()),
                    match.hit().line(),
                    ShownText.of(match.hit().key()),
                    ShownText.of(match.hit().value())));
            if (match.decides()) {
                getStyleClass().add("match-decides");
            }
        }
    }
}
