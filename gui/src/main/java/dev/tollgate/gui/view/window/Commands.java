package dev.tollgate.gui.view.window;

import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.Command;
import dev.tollgate.gui.view.source.SourcePane;
import dev.tollgate.gui.view.window.MainWindow.Layout;
import dev.tollgate.gui.workbench.Workbench;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/** All commands of the window, in its menus and its tool bar. */
final class Commands {
    private final MainWindow window;
    private final Workbench workbench;
    private final Dialogs dialogs;
    private final Settings settings;
    private final ObservableValue<Boolean> always = Bindings.createBooleanBinding(() -> true);

    private final MenuBar menuBar = new MenuBar();
    private final Command newFile;
    private final Command open;
    private final Command save;
    private final Command undo;
    private final Command redo;
    private final EntryCommands entries;
    private final Command build;

    Commands(MainWindow window, Workbench workbench, Dialogs dialogs, Settings settings) {
        this.window = window;
        this.workbench = workbench;
        this.dialogs = dialogs;
        this.settings = settings;
        entries = new EntryCommands(window, workbench);
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
        build = new Command("build", Feather.PACKAGE, "Shortcut+B", always, window.bottom()::build);
    }

    ToolBar toolBar() {
        ToolBar bar = new ToolBar(
                newFile.button(),
                open.button(),
                save.button(),
                new Separator(Orientation.VERTICAL),
                undo.button(undoText()),
                redo.button(redoText()),
                new Separator(Orientation.VERTICAL),
                entries.wanted().button(),
                new Separator(Orientation.VERTICAL),
                build.button());
        bar.setAccessibleText(Texts.of("toolbar.name"));
        return bar;
    }

    MenuBar menuBar() {
        menuBar.getMenus().setAll(fileMenu(), editMenu(), mapMenu(), viewMenu(), helpMenu());
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
                new Command("directory", Feather.SERVER, "", always, () -> dialogs.openDirectory("")).menuItem(),
                recent,
                new Command("reload", Feather.REFRESH_CW, "F5", always, workbench::reload).menuItem(),
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
        Menu edit = menu("edit", undo.menuItem(undoText()), redo.menuItem(redoText()), new SeparatorMenuItem());
        edit.getItems().addAll(entries.clipboardItems());
        edit.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        new Command("find", Feather.SEARCH, "Shortcut+F", always, window::find).menuItem(),
                        find("findnext", "F3", SourcePane::findNext),
                        find("findprevious", "Shift+F3", SourcePane::findPrevious),
                        find("replace", "Shortcut+H", SourcePane::replace),
                        new Command("line", null, "Shortcut+G", always, window::askLine).menuItem(),
                        new Command("matches", Feather.HELP_CIRCLE, "Shortcut+Shift+W", always, () -> {
                                    window.showTable();
                                    window.table().askWhoMatches();
                                })
                                .menuItem(),
                        new SeparatorMenuItem());
        edit.getItems().addAll(entries.entryItems());
        edit.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        new Command("nextproblem", null, "F8", always, window.bottom()::nextProblem).menuItem(),
                        new Command("previousproblem", null, "Shift+F8", always, window.bottom()::previousProblem)
                                .menuItem(),
                        new Command("fixes", Feather.TOOL, "Shortcut+Period", always, window::offerFixes).menuItem());
        return edit;
    }

    private MenuItem find(String id, String keys, Consumer<SourcePane> search) {
        return new Command(id, null, keys, always, () -> window.inSource(search)).menuItem();
    }

    private ObservableValue<String> undoText() {
        return named("command.undo", "command.undo.of", workbench.editor().undoLabelProperty());
    }

    private ObservableValue<String> redoText() {
        return named("command.redo", "command.redo.of", workbench.editor().redoLabelProperty());
    }

    private static ObservableValue<String> named(String plain, String of, ObservableValue<String> label) {
        return label.map(step -> step.isEmpty() ? Texts.of(plain) : Texts.of(of, step));
    }

    private Menu mapMenu() {
        return menu(
                "map",
                build.menuItem(),
                new Command("compare.map", Feather.GIT_PULL_REQUEST, "", always, window.bottom()::compareMap)
                        .menuItem());
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
        view.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        shown("side", "Shortcut+I", window.parts().sideShownProperty()),
                        shown("panes", "Shortcut+J", window.bottom().unfoldedProperty()));
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

    private static CheckMenuItem shown(String part, String keys, BooleanProperty shown) {
        CheckMenuItem item = new CheckMenuItem(Texts.of("command.shown." + part));
        item.setId("menu-shown-" + part);
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.selectedProperty().bindBidirectional(shown);
        return item;
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
}
