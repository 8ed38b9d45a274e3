package dev.tollgate.gui.view.window;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys that change the size of the text. An accelerator knows one key only; plus and minus are on others with each
 * keyboard, above all with Shift, and on the number pad.
 */
final class TextSizeKeys implements EventHandler<KeyEvent> {
    private final MainWindow window;

    TextSizeKeys(MainWindow window) {
        this.window = window;
    }

    @Override
    public void handle(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
            window.setTextSize(window.textSize() + 1);
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            window.setTextSize(window.textSize() - 1);
        } else if (code == KeyCode.DIGIT0 || code == KeyCode.NUMPAD0) {
            window.setTextSize(MainWindow.USUAL_TEXT_SIZE);
        } else {
            return;
        }
        event.consume();
    }
}
