package dev.tollgate.gui.view.window;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** All that can be done by key: the menus' accelerators, and what the keys do inside the views. */
final class KeysWindow {
    /** Keys of the views; each has a text that says what it does. */
    private static final List<String> OF_VIEWS = List.of(
            "f10",
            "tab",
            "source",
            "enter",
            "space",
            "arrows",
            "multiple",
            "delete",
            "panes",
            "open",
            "escape",
            "complete",
            "test");

    private KeysWindow() {}

    private record Key(String what, String keys) {}

    static Stage show(Stage owner, MenuBar menus) {
        TableView<Key> table = new TableView<>();
        table.setId("keys");
        table.setAccessibleText(Texts.of("keys.title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        PaneTables.add(table, "keys.keys", 180, Key::keys);
        PaneTables.add(table, "keys.what", 420, Key::what);
        List<Key> all = new ArrayList<>();
        menus.getMenus().forEach(menu -> collect(menu, all));
        OF_VIEWS.forEach(view -> all.add(new Key(Texts.of("keys.does." + view), Texts.of("keys.of." + view))));
        table.getItems().setAll(all);
        Stage window = new Stage();
        window.initOwner(owner);
        window.setTitle(Texts.of("keys.title"));
        Scene scene = new Scene(table, 640, 560);
        scene.getRoot().setStyle(owner.getScene().getRoot().getStyle());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.close();
            }
        });
        window.setScene(scene);
        window.show();
        table.requestFocus();
        return window;
    }

    private static void collect(Menu menu, List<Key> keys) {
        for (MenuItem item : menu.getItems()) {
            if (item instanceof Menu inner) {
                collect(inner, keys);
            } else if (item.getAccelerator() != null) {
                String what = item.getText().replace("_", "").replace("…", "");
                keys.add(new Key(what, item.getAccelerator().getDisplayText()));
            }
        }
    }
}
