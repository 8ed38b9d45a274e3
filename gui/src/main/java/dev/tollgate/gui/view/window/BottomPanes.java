package dev.tollgate.gui.view.window;

import dev.tollgate.gui.task.Jobs;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.certificate.CertificatesPane;
import dev.tollgate.gui.view.deploy.ChangesPane;
import dev.tollgate.gui.view.deploy.HistoryPane;
import dev.tollgate.gui.view.deploy.MapPane;
import dev.tollgate.gui.view.option.OptionsPane;
import dev.tollgate.gui.view.part.Command;
import dev.tollgate.gui.view.problems.ProblemsPane;
import dev.tollgate.gui.view.question.QuestionPane;
import dev.tollgate.gui.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panes below the entries, as tabs. */
final class BottomPanes extends TabPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Jobs jobs;
    private final Runnable made;
    private final List<Command> commands = new ArrayList<>();
    private final ChangesPane changes;
    private final Tab changesTab;
    private final MapPane map;
    private final Tab mapTab;
    private final ProblemsPane problems;
    private final Tab problemsTab;
    private final BooleanProperty unfolded = new SimpleBooleanProperty(true);
    private @Nullable Tab before;

    /** {@code made} is told of each pane that was not there at first. */
    BottomPanes(Workbench workbench, IntConsumer goTo, IntConsumer reveal, Runnable makeRoom, Runnable made) {
        jobs = workbench.jobs();
        this.made = made;
        setId("panes");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        problems = new ProblemsPane(workbench, goTo, reveal);
        problemsTab = add("problems", Feather.ALERT_TRIANGLE, "Shortcut+Shift+P", problems, "#problems");
        workbench.problems().onChange(lines -> countProblems(workbench));
        addLater(
                "question",
                Feather.HELP_CIRCLE,
                "Shortcut+Shift+Q",
                () -> new QuestionPane(workbench, goTo),
                "#question-phase");
        addLater(
                "certificates",
                Feather.AWARD,
                "Shortcut+Shift+K",
                () -> new CertificatesPane(workbench, goTo, makeRoom),
                "#authority");
        changes = new ChangesPane(workbench, goTo, reveal);
        changesTab = add("changes", Feather.GIT_COMMIT, "Shortcut+Shift+C", changes, "#diff");
        map = new MapPane(workbench, goTo, this::showErrors);
        mapTab = add("map", Feather.DATABASE, "Shortcut+Shift+M", map, "#map-path");
        addLater("history", Feather.CLOCK, "Shortcut+Shift+H", () -> new HistoryPane(workbench), "#revisions");
        addLater(
                "options",
                Feather.SLIDERS,
                "Shortcut+Shift+O",
                () -> new OptionsPane(workbench.options()),
                "#option-filter");
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        unfolded.subscribe(() -> fold(!unfolded.get()));
        // Only then it is known how high the tabs are.
        skinProperty().subscribe(skin -> fold(!unfolded.get()));
    }

    /** The content of a pane that is not in front at first, made when the file has been shown: that comes first. */
    private void addLater(String key, Feather icon, String keys, Supplier<Node> content, String home) {
        Tab tab = add(key, icon, keys, new Region(), home);
        jobs.unhurried(() -> {
            if (tab.getContent() instanceof ScrollPane scroll) {
                scroll.setContent(content.get());
                made.run();
            }
        });
    }

    /** {@code home} selects what the keyboard comes to when the pane is asked for. */
    private Tab add(String key, Feather icon, String keys, Node content, String home) {
        // What does not fit into a low window with large letters can at least be scrolled to.
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        Tab tab = new Tab(Texts.of("pane." + key), scroll);
        tab.setId("pane-" + key);
        tab.setGraphic(new FontIcon(icon));
        getTabs().add(tab);
        commands.add(new Command("show." + key, icon, keys, Bindings.createBooleanBinding(() -> true), () -> {
            bring(tab);
            scroll.applyCss();
            Node first = scroll.getContent().lookup(home);
            if (first != null) {
                first.requestFocus();
            }
        }));
        return tab;
    }

    /** Whether the panes are in sight, and not their tabs alone. */
    BooleanProperty unfoldedProperty() {
        return unfolded;
    }

    private void fold(boolean away) {
        getTabs().forEach(tab -> tab.getContent().setVisible(!away));
        minHeightProperty().unbind();
        maxHeightProperty().unbind();
        setMaxHeight(Double.MAX_VALUE);
        if (away && lookup(".tab-header-area") instanceof Region tabs) {
            minHeightProperty().bind(tabs.heightProperty());
            maxHeightProperty().bind(tabs.heightProperty());
        }
    }

    /** A click on the tab in front folds the panes away, one on any tab brings them back. */
    private void pressed(MouseEvent event) {
        for (Node node = (Node) event.getTarget(); node != null && node != this; node = node.getParent()) {
            if (node.getStyleClass().contains("tab") && event.getButton() == MouseButton.PRIMARY) {
                boolean front = node.getPseudoClassStates().contains(SELECTED);
                if (!unfolded.get() || front && event.getClickCount() == 1) {
                    unfolded.set(!unfolded.get());
                }
            }
        }
    }

    private void bring(Tab tab) {
        unfolded.set(true);
        getSelectionModel().select(tab);
    }

    private void countProblems(Workbench workbench) {
        int count = workbench.problems().all().size();
        problemsTab.setText(count == 0 ? Texts.of("pane.problems") : Texts.of("pane.problems.of", count));
    }

    /** Goes to the next listed finding. */
    void nextProblem() {
        problems.next();
    }

    /** Goes to the listed finding before. */
    void previousProblem() {
        problems.previous();
    }

    /** Brings the errors to the front. */
    private void showErrors() {
        bring(problemsTab);
        problems.showErrors();
    }

    /** Saves and builds, in sight. */
    void build() {
        bring(mapTab);
        map.build();
    }

    /** Compares text and map, in sight. */
    void compareMap() {
        bring(mapTab);
        map.compare();
    }

    /** Brings a comparison to the front. */
    void showChanges() {
        bring(changesTab);
    }

    /** Brings the changes that a save will make to the front. */
    void showReview() {
        before = getSelectionModel().getSelectedItem();
        showChanges();
        changes.focusReview();
    }

    /** Brings back what was in front before the review, unless the user has moved on. */
    void leaveReview() {
        Tab earlier = before;
        before = null;
        if (earlier != null && getSelectionModel().getSelectedItem() == changesTab) {
            getSelectionModel().select(earlier);
        }
    }

    /** A command for each pane that brings it to the front. */
    List<Command> commands() {
        return List.copyOf(commands);
    }
}
