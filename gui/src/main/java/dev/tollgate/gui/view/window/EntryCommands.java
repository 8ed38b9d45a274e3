package dev.tollgate.gui.view.window;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.Command;
import dev.tollgate.gui.workbench.Workbench;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the selected entries, in the menu Edit, in the table's own menu and by keys. */
final class EntryCommands {
    private final MainWindow window;
    private final Workbench workbench;
    private final Command cut;
    private final Command copy;
    private final Command paste;
    private final Command wanted;
    private final Command add;
    private final Command edit;
    private final Command duplicate;
    private final Command delete;
    private final Command comment;
    private final Command up;
    private final Command down;

    EntryCommands(MainWindow window, Workbench workbench) {
        this.window = window;
        this.workbench = workbench;
        ObservableValue<Boolean> always = Bindings.createBooleanBinding(() -> true);
        ObservableValue<Boolean> selected =
                workbench.selection().selectedProperty().map(now -> !now.lines().isEmpty());
        cut = new Command("cut", Feather.SCISSORS, "Shortcut+X", selected, this::cut);
        copy = new Command("copy", Feather.COPY, "Shortcut+C", selected, this::copy);
        paste = new Command("paste", Feather.CLIPBOARD, "Shortcut+V", always, this::paste);
        wanted = new Command("newentry", Feather.PLUS_CIRCLE, "Shortcut+Shift+Enter", always, window::newEntry);
        add = new Command("add", Feather.PLUS, "Shortcut+Enter", always, this::addEntry);
        edit = new Command("edit", Feather.EDIT_2, "F2", selected, window.table()::editKey);
        duplicate = new Command("duplicate", null, "Shortcut+D", selected, onLines(workbench.commands()::duplicate));
        delete = new Command(
                "delete", Feather.TRASH_2, "Shortcut+Delete", selected, onLines(workbench.commands()::delete));
        comment = new Command(
                "comment", Feather.HASH, "Shortcut+Slash", selected, onLines(workbench.commands()::toggleComment));
        up = new Command("up", Feather.ARROW_UP, "Alt+Up", selected, this::moveUp);
        down = new Command("down", Feather.ARROW_DOWN, "Alt+Down", selected, this::moveDown);
        window.table().table().addEventHandler(KeyEvent.KEY_PRESSED, this::deleteByKey);
        window.table().table().setContextMenu(contextMenu());
    }

    /** Asks what an entry is wanted for, and puts it below the selected ones. */
    Command wanted() {
        return wanted;
    }

    /** The clipboard's part of the menu Edit. */
    List<MenuItem> clipboardItems() {
        return List.of(cut.menuItem(), copy.menuItem(), paste.menuItem());
    }

    /** The entries' part of the menu Edit. */
    List<MenuItem> entryItems() {
        return List.of(
                wanted.menuItem(),
                add.menuItem(),
                edit.menuItem(),
                duplicate.menuItem(),
                delete.menuItem(),
                comment.menuItem(),
                up.menuItem(),
                down.menuItem());
    }

    private ContextMenu contextMenu() {
        Menu fixes = new Menu(Texts.of("table.fixes"));
        ContextMenu menu = new ContextMenu(
                fixes,
                new SeparatorMenuItem(),
                edit.contextItem(),
                wanted.contextItem(),
                add.contextItem(),
                duplicate.contextItem(),
                comment.contextItem(),
                delete.contextItem(),
                new SeparatorMenuItem(),
                cut.contextItem(),
                copy.contextItem(),
                paste.contextItem(),
                new SeparatorMenuItem(),
                up.contextItem(),
                down.contextItem());
        menu.setId("entry-menu");
        menu.setOnShowing(event -> {
            fixes.getItems().setAll(FixItems.of(workbench, workbench.selection().line()));
            fixes.setDisable(fixes.getItems().isEmpty());
        });
        return menu;
    }

    private Runnable onLines(Function<SortedSet<Integer>, SortedSet<Integer>> command) {
        return () -> {
            SortedSet<Integer> lines = workbench.selection().lines();
            if (!lines.isEmpty()) {
                select(command.apply(lines));
            }
        };
    }

    private void select(SortedSet<Integer> lines) {
        workbench.selection().select(lines, lines.isEmpty() ? 0 : lines.first());
    }

    private void addEntry() {
        SortedSet<Integer> lines = workbench.selection().lines();
        int below = lines.isEmpty() ? workbench.editor().document().lineCount() : lines.last();
        SortedSet<Integer> added = workbench.commands().add(below, "From:example.com\tREJECT");
        window.showTable();
        window.table().editNew(added.first());
    }

    /** Delete alone, which in a menu would be taken from every text field. */
    private void deleteByKey(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.DELETE
                && alone
                && window.table().table().getEditingCell() == null
                && !workbench.selection().lines().isEmpty()) {
            onLines(workbench.commands()::delete).run();
            event.consume();
        }
    }

    /** A text field that has the focus gets the clipboard's keys for itself. */
    private boolean inText(Consumer<TextInputControl> action) {
        if (window.stage().getScene().getFocusOwner() instanceof TextInputControl field) {
            action.accept(field);
            return true;
        }
        return false;
    }

    private void cut() {
        if (inText(TextInputControl::cut)) {
            return;
        }
        if (window.sourceHasFocus()) {
            window.source().area().cut();
        } else {
            copy();
            onLines(workbench.commands()::delete).run();
        }
    }

    private void copy() {
        if (inText(TextInputControl::copy)) {
            return;
        }
        if (window.sourceHasFocus()) {
            window.source().area().copy();
        } else {
            ClipboardContent content = new ClipboardContent();
            content.putString(workbench.commands().copy(workbench.selection().lines()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void paste() {
        if (inText(TextInputControl::paste)) {
            return;
        }
        if (window.sourceHasFocus()) {
            window.source().area().paste();
        } else if (Clipboard.getSystemClipboard().hasString()) {
            SortedSet<Integer> lines = workbench.selection().lines();
            int below = lines.isEmpty() ? workbench.editor().document().lineCount() : lines.last();
            select(workbench
                    .commands()
                    .paste(below, Clipboard.getSystemClipboard().getString()));
        }
    }

    private void moveUp() {
        SortedSet<Integer> lines = workbench.selection().lines();
        if (!lines.isEmpty() && lines.first() > 1) {
            select(workbench.commands().move(lines, lines.first() - 1));
        }
    }

    private void moveDown() {
        SortedSet<Integer> lines = workbench.selection().lines();
        if (!lines.isEmpty() && lines.last() < workbench.editor().document().lineCount()) {
            select(workbench.commands().move(lines, lines.last() + 2));
        }
    }
}
