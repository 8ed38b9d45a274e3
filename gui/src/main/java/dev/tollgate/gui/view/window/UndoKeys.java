package dev.tollgate.gui.view.window;

import dev.tollgate.gui.document.EditorModel;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Undo and redo in a text that cannot be edited: it has nothing of its own to undo, but takes the keys. */
final class UndoKeys implements EventHandler<KeyEvent> {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Shift+Z");

    private final EditorModel editor;

    UndoKeys(EditorModel editor) {
        this.editor = editor;
    }

    @Override
    public void handle(KeyEvent event) {
        if (event.getSource() instanceof Scene scene
                && scene.getFocusOwner() instanceof TextInputControl text
                && !text.isEditable()) {
            if (UNDO.match(event)) {
                editor.undo();
                event.consume();
            } else if (REDO.match(event)) {
                editor.redo();
                event.consume();
            }
        }
    }
}
