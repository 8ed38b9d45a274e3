package dev.tollgate.gui.view.part;

import dev.tollgate.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something the user can do, as a menu item, a tool bar button and a key alike.
 *
 * @param id the key of its texts, and of its nodes for tests
 * @param icon its picture; null for a command without one
 * @param keys its accelerator as {@link KeyCombination#valueOf} reads it; empty for none
 * @param possible whether it can be done now
 */
public record Command(
        String id, @Nullable Feather icon, String keys, ObservableValue<Boolean> possible, Runnable action) {
    public MenuItem menuItem() {
        MenuItem item = new MenuItem(Texts.of("command." + id));
        item.setId("menu-" + id);
        if (icon != null) {
            item.setGraphic(new FontIcon(icon));
        }
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.disableProperty().bind(Bindings.createBooleanBinding(() -> !possible.getValue(), possible));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** The same with a text that says more, such as what would be undone. */
    public MenuItem menuItem(ObservableValue<String> text) {
        MenuItem item = menuItem();
        item.textProperty().bind(text);
        return item;
    }

    /** For the menu of a control: without the key, which the menu bar has already. */
    public MenuItem contextItem() {
        MenuItem item = menuItem();
        item.setId("context-" + id);
        item.setAccelerator(null);
        return item;
    }

    /** A button whose hint says more, such as what would be undone. */
    public Button button(ObservableValue<String> text) {
        Button button = button();
        ObservableValue<String> name = text.map(words -> words.replace("_", ""));
        button.accessibleTextProperty().bind(name);
        button.getTooltip()
                .textProperty()
                .bind(name.map(
                        words -> words + " (" + KeyCombination.valueOf(keys).getDisplayText() + ")"));
        return button;
    }

    public Button button() {
        String name = Texts.of("command." + id).replace("_", "").replace("…", "");
        Button button = new Button(name);
        button.setId("button-" + id);
        // The menus are for the keyboard; here a focus that went astray would do harm with the next Enter.
        button.setFocusTraversable(false);
        if (icon != null) {
            button.setGraphic(new FontIcon(icon));
        }
        button.setAccessibleText(name);
        String hint = keys.isEmpty()
                ? name
                : name + " (" + KeyCombination.valueOf(keys).getDisplayText() + ")";
        button.setTooltip(new Tooltip(hint));
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !possible.getValue(), possible));
        button.setOnAction(event -> action.run());
        return button;
    }
}
