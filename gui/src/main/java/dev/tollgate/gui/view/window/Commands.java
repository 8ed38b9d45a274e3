package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.Command;
import dev.tollgate.gui.view.window.MainWindow.Layout;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** All commands of the window, in its menus and its tool bar. */
final class Commands {
    private final MainWindow window;
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final Settings settings;
    private final ObservableValue<Boolean> always = Bindings.createBooleanBinding(() -> true);
    private final ObservableValue<Boolean> selected;

    private final MenuBar menuBar = new MenuBar();
    private final Command newFile;
    private final Command open;
    private final Command save;
    private final Command undo;
    private final Command redo;
    private final Command add;

    Commands(MainWindow window, Workbench workbench, Dialogs dialogs, Settings settings) {
        this.window = window;
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.settings = settings;
        window.table().table().addEventHandler(KeyEvent.KEY_PRESSED, this::deleteByKey);
        selected = workbench.selection().linesProperty().map(lines -> !lines.isEmpty());
        newFile = new Command(
                "new", Feather.FILE_PLUS, "Shortcut+N", always, () -> dialogs.leaving(workbench.files()::newDocument));
        open = new Command("open", Feather.FOLDER, "Shortcut+O", always, dialogs::open);
        save = new Command("save", Feather.SAVE, "Shortcut+S", always, () -> dialogs.save(() -> {}));
        undo = new Command(
                "undo",
                Feather.CORNER_UP_LEFT,
                "Shortcut+Z",
                workbench.editor().undoLabelProperty().map(label -> !label.isEmpty()),
                workbench.editor()::undo);
        redo = new Command(
                "redo",
                Feather.CORNER_UP_RIGHT,
                "Shortcut+Shift+Z",
                workbench.editor().redoLabelProperty().map(label -> !label.isEmpty()),
                workbench.editor()::redo);
        add = new Command("add", Feather.PLUS, "Shortcut+Enter", always, this::addEntry);
    }

    ToolBar toolBar() {
        ToolBar bar = new ToolBar(
                newFile.button(),
                open.button(),
                save.button(),
                new Separator(),
                undo.button(),
                redo.button(),
                new Separator(),
                add.button());
        bar.setAccessibleText(Texts.of("toolbar.name"));
        return bar;
    }

    MenuBar menuBar() {
        menuBar.getMenus().setAll(fileMenu(), editMenu(), viewMenu(), helpMenu());
        menuBar.setUseSystemMenuBar(true);
        return menuBar;
    }

    private static Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(Texts.of("menu." + key));
        menu.setId("menu-" + key);
        menu.getItems().addAll(items);
        return menu;
    }

    private Menu fileMenu() {
        ObservableValue<Boolean> siteKnown = workbench.site().fileProperty().map(Optional::isPresent);
        Menu recent = menu("recent");
        Menu file = menu(
                "file",
                newFile.menuItem(),
                open.menuItem(),
                recent,
                new Command("reload", Feather.REFRESH_CW, "F5", always, workbench.files()::reload).menuItem(),
                new SeparatorMenuItem(),
                save.menuItem(),
                new Command("saveas", null, "Shortcut+Shift+S", always, () -> dialogs.saveAs(() -> {})).menuItem(),
                reviewItem(),
                new SeparatorMenuItem(),
                new Command("site", Feather.SETTINGS, "", always, dialogs::site).menuItem(),
                new Command("siterefresh", null, "", siteKnown, workbench.site()::refresh).menuItem(),
                new Command("siteforget", null, "", siteKnown, workbench.site()::forget).menuItem(),
                new SeparatorMenuItem(),
                new Command("quit", null, "Shortcut+Q", always, () -> dialogs.leaving(window::close)).menuItem());
        file.setOnShowing(event -> {
            recent.getItems()
                    .setAll(settings.recent().stream().map(this::recentItem).toList());
            recent.setDisable(recent.getItems().isEmpty());
        });
        return file;
    }

    private CheckMenuItem reviewItem() {
        CheckMenuItem item = new CheckMenuItem(Texts.of("command.review"));
        item.setId("menu-review");
        item.setSelected(settings.reviewsSaves());
        item.selectedProperty().addListener((observed, before, now) -> settings.setReviewsSaves(now));
        return item;
    }

    private MenuItem recentItem(Path path) {
        MenuItem item = new MenuItem(path.toString());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> dialogs.open(path));
        return item;
    }

    private Menu editMenu() {
        return menu(
                "edit",
                undo.menuItem(),
                redo.menuItem(),
                new SeparatorMenuItem(),
                new Command("cut", Feather.SCISSORS, "Shortcut+X", selected, this::cut).menuItem(),
                new Command("copy", Feather.COPY, "Shortcut+C", selected, this::copy).menuItem(),
                new Command("paste", Feather.CLIPBOARD, "Shortcut+V", always, this::paste).menuItem(),
                new SeparatorMenuItem(),
                new Command("find", Feather.SEARCH, "Shortcut+F", always, window::find).menuItem(),
                new SeparatorMenuItem(),
                add.menuItem(),
                new Command("edit", Feather.EDIT_2, "F2", selected, window.table()::editKey).menuItem(),
                new Command("duplicate", null, "Shortcut+D", selected, onLines(workbench.commands()::duplicate))
                        .menuItem(),
                new Command(
                                "delete",
                                Feather.TRASH_2,
                                "Shortcut+Delete",
                                selected,
                                onLines(workbench.commands()::delete))
                        .menuItem(),
                new Command(
                                "comment",
                                Feather.HASH,
                                "Shortcut+Slash",
                                selected,
                                onLines(workbench.commands()::toggleComment))
                        .menuItem(),
                new Command("up", Feather.ARROW_UP, "Alt+Up", selected, this::moveUp).menuItem(),
                new Command("down", Feather.ARROW_DOWN, "Alt+Down", selected, this::moveDown).menuItem());
    }

    private Menu viewMenu() {
        ToggleGroup layouts = new ToggleGroup();
        Menu view = menu(
                "view",
                layout(Layout.TABLE, "Shortcut+1", layouts),
                layout(Layout.SOURCE, "Shortcut+2", layouts),
                layout(Layout.BOTH, "Shortcut+3", layouts),
                new SeparatorMenuItem());
        window.bottom().commands().forEach(command -> view.getItems().add(command.menuItem()));
        view.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        new Command("region.next", null, "F6", always, window.regions()::next).menuItem(),
                        new Command("region.previous", null, "Shift+F6", always, window.regions()::previous)
                                .menuItem());
        ToggleGroup themes = new ToggleGroup();
        Menu theme = menu("theme");
        for (Settings.Theme choice : Settings.Theme.values()) {
            RadioMenuItem item =
                    new RadioMenuItem(Texts.of("theme." + choice.name().toLowerCase(Locale.ROOT)));
            item.setToggleGroup(themes);
            item.setSelected(settings.theme() == choice);
            item.setOnAction(event -> window.setTheme(choice));
            theme.getItems().add(item);
        }
        view.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        theme,
                        new Command(
                                        "larger",
                                        Feather.ZOOM_IN,
                                        "Shortcut+Plus",
                                        always,
                                        () -> window.setTextSize(window.textSize() + 1))
                                .menuItem(),
                        new Command(
                                        "smaller",
                                        Feather.ZOOM_OUT,
                                        "Shortcut+Minus",
                                        always,
                                        () -> window.setTextSize(window.textSize() - 1))
                                .menuItem(),
                        new Command(
                                        "usual",
                                        null,
                                        "Shortcut+0",
                                        always,
                                        () -> window.setTextSize(MainWindow.USUAL_TEXT_SIZE))
                                .menuItem());
        return view;
    }

    private RadioMenuItem layout(Layout layout, String keys, ToggleGroup group) {
        RadioMenuItem item =
                new RadioMenuItem(Texts.of("layout." + layout.name().toLowerCase(Locale.ROOT)));
        item.setId("menu-layout-" + layout.name().toLowerCase(Locale.ROOT));
        item.setToggleGroup(group);
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setSelected(Layout.valueOf(settings.word("layout", Layout.TABLE.name())) == layout);
        item.setOnAction(event -> window.show(layout));
        return item;
    }

    private Menu helpMenu() {
        return menu(
                "help",
                new Command("keys", Feather.COMMAND, "F1", always, () -> dialogs.keys(menuBar)).menuItem(),
                new Command("about", Feather.INFO, "", always, dialogs::about).menuItem());
    }

    private Runnable onLines(Function<SortedSet<Integer>, SortedSet<Integer>> command) {
        return () -> {
            SortedSet<Integer> lines = workbench.selection().linesProperty().get();
            if (!lines.isEmpty()) {
                select(command.apply(lines));
            }
        };
    }

    private void select(SortedSet<Integer> lines) {
        workbench.selection().select(lines, lines.isEmpty() ? 0 : lines.first());
    }

    private void addEntry() {
        SortedSet<Integer> lines = workbench.selection().linesProperty().get();
        int below = lines.isEmpty() ? workbench.editor().document().lineCount() : lines.last();
        select(workbench.commands().add(below, "From:example.com\tREJECT"));
        window.table().editKey();
    }

    /** Delete alone, which in a menu would be taken from every text field. */
    private void deleteByKey(KeyEvent event) {
        boolean alone = !event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.DELETE
                && alone
                && window.table().table().getEditingCell() == null
                && !workbench.selection().linesProperty().get().isEmpty()) {
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
            content.putString(workbench
                    .commands()
                    .copy(workbench.selection().linesProperty().get()));
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
            SortedSet<Integer> lines = workbench.selection().linesProperty().get();
            int below = lines.isEmpty() ? workbench.editor().document().lineCount() : lines.last();
            select(workbench
                    .commands()
                    .paste(below, Clipboard.getSystemClipboard().getString()));
        }
    }

    private void moveUp() {
        SortedSet<Integer> lines = workbench.selection().linesProperty().get();
        if (!lines.isEmpty() && lines.first() > 1) {
            select(workbench.commands().move(lines, lines.first() - 1));
        }
    }

    private void moveDown() {
        SortedSet<Integer> lines = workbench.selection().linesProperty().get();
        if (!lines.isEmpty() && lines.last() < workbench.editor().document().lineCount()) {
            select(workbench.commands().move(lines, lines.last() + 2));
        }
    }
}
