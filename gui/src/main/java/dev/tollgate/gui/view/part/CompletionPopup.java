package dev.tollgate.gui.view.part;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.vocabulary.Completion;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * The words that can stand at the caret, in a list below it: Ctrl+Space opens it, Up and Down go through it, Enter takes a
 * word and Escape none. The focus stays in the text, so that one can go on typing; the list follows.
 */
public final class CompletionPopup {
    private static final KeyCombination OPEN = KeyCombination.valueOf("Ctrl+Space");
    private static final double WIDTH = 560;
    private static final double BORDER = 4;
    private static final int MOST_LINES = 10;
    private static final int PAGE = MOST_LINES - 1;

    private final Node text;
    private final Supplier<List<Completion>> words;
    private final Supplier<Bounds> place;
    private final Consumer<Completion> taken;
    private final Popup popup = new Popup();
    private final ListView<Completion> list = new ListView<>();

    private CompletionPopup(
            Node text, Supplier<List<Completion>> words, Supplier<Bounds> place, Consumer<Completion> taken) {
        this.text = text;
        this.words = words;
        this.place = place;
        this.taken = taken;
        list.setId("completions");
        list.getStyleClass().add("completions");
        list.setFocusTraversable(false);
        list.setAccessibleText(Texts.of("completion.name"));
        list.setPlaceholder(new Label(Texts.of("completion.none")));
        list.setCellFactory(view -> new WordCell());
        list.setPrefWidth(WIDTH);
        list.setOnMouseClicked(event -> take());
        list.getSelectionModel().selectedItemProperty().subscribe(this::say);
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setOnHidden(event -> text.setAccessibleHelp(null));
    }

    /**
     * Completes what is typed in {@code text}.
     *
     * @param words what can stand at the caret now
     * @param place where the caret is on the screen
     * @param taken gets the chosen word
     */
    public static void install(
            Node text, Supplier<List<Completion>> words, Supplier<Bounds> place, Consumer<Completion> taken) {
        CompletionPopup completion = new CompletionPopup(text, words, place, taken);
        text.addEventFilter(KeyEvent.KEY_PRESSED, completion::pressed);
        text.addEventHandler(KeyEvent.KEY_RELEASED, completion::released);
        text.focusedProperty().subscribe(has -> {
            if (!has) {
                completion.popup.hide();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (OPEN.match(event)) {
            open();
            event.consume();
        } else if (popup.isShowing() && isOurs(event.getCode())) {
            follow(event.getCode());
            event.consume();
        }
    }

    private static boolean isOurs(KeyCode code) {
        return switch (code) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, ENTER, TAB, ESCAPE -> true;
            default -> false;
        };
    }

    private void follow(KeyCode code) {
        switch (code) {
            case UP -> go(-1);
            case DOWN -> go(1);
            case PAGE_UP -> go(-PAGE);
            case PAGE_DOWN -> go(PAGE);
            case ESCAPE -> popup.hide();
            default -> take();
        }
    }

    private void released(KeyEvent event) {
        if (popup.isShowing() && !isOurs(event.getCode()) && event.getCode() != KeyCode.CONTROL) {
            fill();
            if (list.getItems().isEmpty()) {
                popup.hide();
            }
        }
    }

    private void open() {
        // The list is in a window of its own, which does not inherit the size of the text.
        list.setStyle(text.getScene().getRoot().getStyle());
        Bounds caret = place.get();
        popup.show(text, caret.getMinX(), caret.getMaxY());
        fill();
    }

    private void fill() {
        List<Completion> found = words.get();
        if (!found.equals(list.getItems())) {
            list.getItems().setAll(found);
            list.getSelectionModel().selectFirst();
        }
        list.applyCss();
        list.setPrefHeight(Math.max(1, Math.min(MOST_LINES, found.size())) * list.getFixedCellSize() + BORDER);
    }

    private void go(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int next = Math.max(0, Math.min(count - 1, list.getSelectionModel().getSelectedIndex() + by));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_LINES / 2));
        }
    }

    private void take() {
        Completion chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            taken.accept(chosen);
        }
    }

    /** The focus is not in the list, so a screen reader hears of the word by way of the text. */
    private void say(@Nullable Completion word) {
        text.setAccessibleHelp(word == null ? null : word.spoken());
    }

    private static final class WordCell extends ListCell<Completion> {
        private final Label word = new Label();
        private final Label sentence = new Label();
        private final HBox line = new HBox(10, word, sentence);

        WordCell() {
            word.getStyleClass().add("choice-name");
            word.setMinWidth(USE_PREF_SIZE);
            sentence.getStyleClass().add("text-muted");
            // As wide as the list: what is too long is cut off.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Completion item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                word.setText(item.text());
                sentence.setText(item.sentence());
                setGraphic(line);
                setAccessibleText(item.spoken());
                setTooltip(new Tooltip(item.sentence()));
            }
        }
    }
}
