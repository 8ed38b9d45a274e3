package dev.tollgate.gui.view.part;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Tells what was picked from a list of choices when the picking is over: on Enter, a click, or leaving the list. An arrow
 * key on the way there is no choice yet, and Escape brings back what was chosen before.
 */
final class ChoiceKeys<T> {
    private final ComboBox<T> box;
    private final Consumer<T> picked;
    private T told;

    private ChoiceKeys(ComboBox<T> box, Consumer<T> picked) {
        this.box = box;
        this.picked = picked;
        told = box.getValue();
    }

    /** Watches {@code box}, which has its first value already. */
    static <T> void watch(ComboBox<T> box, Consumer<T> picked) {
        ChoiceKeys<T> keys = new ChoiceKeys<>(box, picked);
        box.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        box.skinProperty().subscribe(skin -> {
            if (skin instanceof ComboBoxListViewSkin<?> list) {
                list.getPopupContent().addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
            }
        });
        box.valueProperty().subscribe((before, now) -> {
            // What is set while nobody is at the keys is a choice at once.
            if (!box.isShowing() && !box.isFocused()) {
                keys.tell();
            }
        });
        box.showingProperty().subscribe((was, is) -> {
            if (was && !is) {
                keys.tell();
            }
        });
        box.focusedProperty().subscribe((had, has) -> {
            if (had && !has && !box.isShowing()) {
                keys.tell();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (!Objects.equals(box.getValue(), told)) {
                box.setValue(told);
                if (!box.isShowing()) {
                    event.consume();
                }
            }
        } else if (event.getCode() == KeyCode.ENTER && !box.isShowing()) {
            tell();
        }
    }

    private void tell() {
        T now = box.getValue();
        if (now != null && !now.equals(told)) {
            told = now;
            picked.accept(now);
        }
    }
}
