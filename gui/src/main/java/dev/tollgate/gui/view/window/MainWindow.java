package dev.tollgate.gui.view.window;

import dev.tollgate.gui.certificate.Authority;
import dev.tollgate.gui.settings.Settings;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.inspector.SidePane;
import dev.tollgate.gui.view.part.PaneShares;
import dev.tollgate.gui.view.source.SourcePane;
import dev.tollgate.gui.view.table.EntryTablePane;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.toolkit.site.SiteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The one window: menus, tool bar and notices above, the entries in the middle, the panes beside and below. */
public final class MainWindow {
    /** In pixels. */
    static final double USUAL_TEXT_SIZE = 13;

    /** The property of a table that says for which size of the text its columns are. */
    private static final String SCALE = "text-scale";

    private static final double HALF = 0.5;

    private final Stage stage;
    private final Workbench workbench;
    private final Settings settings;
    private final EntryTablePane table;
    private final SourcePane source;
    private final BottomPanes bottom;
    private final SplitPane views = new SplitPane();
    private final StackPane middle = new StackPane();
    private final WindowParts parts;
    private final BorderPane root = new BorderPane();
    private final Dialogs dialogs;
    private final SidePane side;
    private final Regions regions;
    private @Nullable Node focusBeforeReview;
    private Layout layout = Layout.TABLE;

    /** What the middle shows. */
    enum Layout {
        TABLE,
        SOURCE,
        BOTH
    }

    /** A window in {@code stage}. */
    public MainWindow(Stage stage, Workbench workbench, Settings settings) {
        this.stage = stage;
        this.workbench = workbench;
        this.settings = settings;
        Themes.apply(settings.theme());
        dialogs = new Dialogs(stage, workbench, settings);
        table = new EntryTablePane(workbench, dialogs::open);
        source = new SourcePane(workbench);
        bottom = new BottomPanes(workbench, this::goTo, this::reveal, this::makeRoom, this::scaleColumns);
        side = new SidePane(workbench, dialogs::certificate, table::reveal, this::backToEntries);
        NoticeBar notices = new NoticeBar(workbench.notices());
        regions = new Regions(root, List.of(table, source, side, notices, bottom));
        workbench.saving().wantedWhen(settings::reviewsSaves);
        workbench.files().onSaveElsewhere(dialogs::saveAs);
        Commands commands = new Commands(this, workbench, dialogs, settings);
        views.setId("views");
        PaneShares.set(views, HALF);
        middle.getChildren().add(views);
        parts = new WindowParts(middle, side, notices, bottom, settings, this::backToEntries);
        root.setTop(new VBox(commands.menuBar(), commands.toolBar()));
        root.setCenter(parts.rows());
        root.setBottom(new StatusLine(workbench));
        show(Layout.valueOf(settings.word("layout", Layout.TABLE.name())));
        setTextSize(textSize());
        Scene scene = new Scene(root);
        scene.getStylesheets()
                .add(Objects.requireNonNull(MainWindow.class.getResource("tollgate.css"))
                        .toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new TextSizeKeys(this));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new UndoKeys(workbench.editor()));
        stage.setScene(scene);
        stage.setOnCloseRequest(this::closeRequested);
        showTitle();
        workbench.editor().pathProperty().subscribe(this::showTitle);
        workbench.editor().dirtyProperty().subscribe(this::showTitle);
        workbench.directory().openProperty().subscribe(this::showTitle);
        workbench.files().onOpened(settings::addRecent);
        workbench
                .site()
                .rememberWith(
                        document -> SiteFile.recalled(settings.site(document)),
                        (document, site) -> settings.setSite(
                                document, site.map(SiteFile::remembered).orElse("")));
        workbench.certificates().folders().setAll(settings.authorities());
        workbench
                .certificates()
                .authorityProperty()
                .subscribe(open -> open.map(Authority::folder).ifPresent(settings::addAuthority));
        workbench.files().onSaved((path, content) -> settings.addRecent(path));
        workbench.deploy().onCompared(bottom::showChanges);
        workbench.saving().reviewProperty().subscribe((before, now) -> {
            if (now.isPresent() && before.isEmpty()) {
                showReview();
            } else if (now.isEmpty() && before.isPresent()) {
                leaveReview();
            }
        });
        Timeline watch = new Timeline(new KeyFrame(Duration.seconds(1), tick -> {
            workbench.files().lookAtDisk();
            workbench.directory().lookNowAndThen();
            workbench.drafts().keep();
            workbench.drafts().answerCalls(this::comeToFront);
        }));
        watch.setCycleCount(Animation.INDEFINITE);
        // Only changes count: a window that is not shown yet has not been closed.
        stage.showingProperty().subscribe((before, showing) -> {
            if (showing) {
                watch.play();
            } else {
                watch.stop();
                workbench.drafts().release();
            }
        });
    }

    /** Shows the window where it was last. */
    public void show() {
        WindowPlace.show(stage, settings);
        root.applyCss();
        scaleColumns();
        table.table().requestFocus();
    }

    /** Offers the configuration of sendmail in {@code mail} for each file that is opened without one. */
    public void offerSite(Path mail) {
        SiteOffer offer = new SiteOffer(workbench, settings, dialogs);
        workbench.site().lookFor(List.of(mail.resolve("sendmail.mc"), mail.resolve("sendmail.cf")), offer::make);
    }

    /** Shows what one can begin with, until something is open; {@code mail} is where sendmail's files are. */
    public void showStart(Path mail) {
        StartPage start = new StartPage(workbench, settings, dialogs, mail.resolve("access"));
        middle.getChildren().setAll(start);
        workbench.editor().onChange(change -> {
            if (middle.getChildren().remove(start)) {
                middle.getChildren().add(views);
                backToEntries();
            }
        });
        start.focusFirst();
    }

    /** Goes to the table's filter, or in the text to what finds there. */
    void find() {
        if (layout == Layout.SOURCE || sourceHasFocus()) {
            source.find();
        } else {
            table.find();
        }
    }

    /** Does {@code search} in the text, which has to be in sight. */
    void inSource(Consumer<SourcePane> search) {
        if (layout == Layout.TABLE) {
            show(Layout.BOTH);
        }
        search.accept(source);
    }

    /** Asks for a line and goes there. */
    void askLine() {
        dialogs.line(workbench.editor().document().lineCount()).ifPresent(this::goTo);
    }

    /** Puts the table in sight. */
    void showTable() {
        if (layout == Layout.SOURCE) {
            show(Layout.BOTH);
        }
    }

    /** Selects line {@code line} and brings it into view; the focus stays where it is. */
    private void reveal(int line) {
        workbench.selection().select(line);
        table.reveal(line);
    }

    /** Goes to line {@code line}, wherever it is shown. */
    void goTo(int line) {
        reveal(line);
        backToEntries();
    }

    private void backToEntries() {
        (layout == Layout.SOURCE ? source.area() : table.table()).requestFocus();
    }

    /** Asks what else has to be known to open the directory at {@code url}. */
    public void askDirectory(String url) {
        dialogs.openDirectory(url);
    }

    /** Asks what a new entry is wanted for. */
    void newEntry() {
        parts.makeRoomForEntry();
        side.askForEntry();
    }

    void show(Layout wanted) {
        layout = wanted;
        switch (wanted) {
            case TABLE -> views.getItems().setAll(table);
            case SOURCE -> views.getItems().setAll(source);
            case BOTH -> {
                views.getItems().setAll(table, source);
                views.setDividerPositions(HALF);
            }
        }
        if (wanted != Layout.TABLE) {
            source.wake();
        }
        settings.setWord("layout", wanted.name());
    }

    private void makeRoom() {
        parts.makeRoomForForm();
    }

    private void showReview() {
        focusBeforeReview = stage.getScene().getFocusOwner();
        parts.makeRoomForReview();
        bottom.showReview();
    }

    private void leaveReview() {
        Node before = focusBeforeReview;
        focusBeforeReview = null;
        bottom.leaveReview();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    /** How the window is shared out. */
    WindowParts parts() {
        return parts;
    }

    /** The parts of the window that the keyboard steps through. */
    Regions regions() {
        return regions;
    }

    void setTextSize(double points) {
        double size = Math.max(8, Math.min(32, points));
        settings.setNumber("text.size", size);
        root.setStyle("-fx-font-size: " + size + "px;");
        scaleColumns();
    }

    /** The tables' columns grow with the text; their widths are made for the usual size. */
    private void scaleColumns() {
        double scale = textSize() / USUAL_TEXT_SIZE;
        for (Node node : root.lookupAll(".table-view")) {
            if (node instanceof TableView<?> view) {
                double old = view.getProperties().get(SCALE) instanceof Double known ? known : 1.0;
                view.getColumns().forEach(column -> column.setPrefWidth(column.getWidth() * scale / old));
                view.getProperties().put(SCALE, scale);
            }
        }
    }

    double textSize() {
        return settings.number("text.size", USUAL_TEXT_SIZE);
    }

    void setTheme(Settings.Theme theme) {
        settings.setTheme(theme);
        Themes.apply(theme);
    }

    EntryTablePane table() {
        return table;
    }

    SourcePane source() {
        return source;
    }

    BottomPanes bottom() {
        return bottom;
    }

    /** Offers the corrections of what was found on the current line, where one looks. */
    void offerFixes() {
        ContextMenu fixes = new ContextMenu();
        fixes.getItems().setAll(FixItems.of(workbench, workbench.selection().line()));
        if (fixes.getItems().isEmpty()) {
            MenuItem none = new MenuItem(Texts.of("fixes.none"));
            none.setDisable(true);
            fixes.getItems().add(none);
        }
        Bounds place = sourceHasFocus() ? source.caretPlace() : table.placeOfSelected();
        fixes.setId("fix-menu");
        fixes.show(stage, place.getMinX(), place.getMaxY());
    }

    boolean sourceHasFocus() {
        return source.area().isFocused();
    }

    Stage stage() {
        return stage;
    }

    private void showTitle() {
        Path path = workbench.editor().pathProperty().get();
        String untitled = workbench
                .directory()
                .openProperty()
                .get()
                .map(text -> text.place().toString())
                .orElse(Texts.of("window.untitled"));
        String name = path == null ? untitled : String.valueOf(path.getFileName());
        stage.setTitle(
                Texts.of(workbench.editor().dirtyProperty().get() ? "window.title.dirty" : "window.title", name));
    }

    private void closeRequested(WindowEvent event) {
        if (workbench.editor().dirtyProperty().get()) {
            event.consume();
            dialogs.leaving(this::close);
        } else {
            remember();
        }
    }

    private void comeToFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    void close() {
        remember();
        workbench.drafts().giveUp(() -> {
            stage.close();
            Platform.exit();
        });
    }

    private void remember() {
        WindowPlace.remember(stage, settings);
        parts.remember();
        settings.save();
    }
}
