package dev.tollgate.gui.view.source;

import dev.tollgate.gui.document.EditorModel;
import dev.tollgate.gui.document.TextSearch;
import dev.tollgate.gui.document.TextSearch.Kind;
import dev.tollgate.gui.document.TextSearch.Match;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** Finds and replaces in the text; Enter and Shift+Enter, as F3 and Shift+F3, go from match to match. */
final class FindBar extends FlowPane {
    private final EditorModel editor;
    private final Supplier<Match> caret;
    private final Consumer<Match> show;
    private final TextField sought = new TextField();
    private final TextField replacement = new TextField();
    private final CheckBox regular = new CheckBox(Texts.of("find.regular"));
    private final Label state = new Label();

    /**
     * A bar for {@code editor}'s text.
     *
     * @param caret what is selected in the text; a place without length where only the caret is
     * @param show selects a match in the text
     * @param close puts the bar away
     */
    FindBar(EditorModel editor, Supplier<Match> caret, Consumer<Match> show, Runnable close) {
        this.editor = editor;
        this.caret = caret;
        this.show = show;
        setId("find-bar");
        getStyleClass().add("pane-bar");
        setAlignment(Pos.CENTER_LEFT);
        setPrefWrapLength(0);
        field(sought, "find.sought");
        field(replacement, "find.replacement");
        sought.setOnAction(event -> next());
        sought.textProperty().subscribe((before, now) -> count());
        regular.setId("find-regular");
        regular.setOnAction(event -> count());
        replacement.setOnAction(event -> replace());
        state.setId("find-state");
        state.getStyleClass().add("text-muted");
        state.setMinWidth(USE_PREF_SIZE);
        Button closing = PaneTables.button("find.close", Feather.X, close);
        getChildren()
                .addAll(
                        sought,
                        PaneTables.button("find.previous", Feather.ARROW_UP, this::previous),
                        PaneTables.button("find.next", Feather.ARROW_DOWN, this::next),
                        regular,
                        state,
                        replacement,
                        PaneTables.button("find.replace", Feather.EDIT_2, this::replace),
                        PaneTables.button("find.replace.all", Feather.EDIT_3, this::replaceAll),
                        closing);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                previous();
                event.consume();
            }
        });
    }

    private static void field(TextField field, String key) {
        field.setId(key.replace('.', '-'));
        field.setPromptText(Texts.of(key));
        field.setAccessibleText(Texts.of(key));
        field.setPrefColumnCount(14);
    }

    void focusSought(String selected) {
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            sought.setText(selected);
        }
        sought.requestFocus();
        sought.selectAll();
        count();
    }

    void focusReplacement() {
        replacement.requestFocus();
        replacement.selectAll();
    }

    private Optional<TextSearch> search() {
        return TextSearch.of(sought.getText(), regular.isSelected() ? Kind.REGULAR_EXPRESSION : Kind.TEXT);
    }

    private void count() {
        state.setText(
                sought.getText().isEmpty()
                        ? ""
                        : search().map(search -> Texts.of("find.count", search.count(editor.document())))
                                .orElse(Texts.of("find.wrong")));
    }

    void next() {
        Match from = caret.get();
        search().flatMap(search -> search.next(editor.document(), from.line(), from.end()))
                .ifPresent(show);
    }

    void previous() {
        Match from = caret.get();
        search().flatMap(search -> search.previous(editor.document(), from.line(), from.start()))
                .ifPresent(show);
    }

    private void replace() {
        Match here = caret.get();
        search().ifPresent(search -> {
            if (search.isAt(editor.document(), here)) {
                search.replace(editor, here, replacement.getText(), Texts.of("edit.replace"));
            }
            next();
            count();
        });
    }

    private void replaceAll() {
        search().ifPresent(search -> {
            int count = search.replaceAll(editor, replacement.getText(), Texts.of("edit.replace"));
            state.setText(Texts.of("find.replaced", count));
        });
    }
}
