package dev.tollgate.gui.view.window;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.certificate.CertificatesPane;
import dev.tollgate.gui.view.deploy.ChangesPane;
import dev.tollgate.gui.view.deploy.HistoryPane;
import dev.tollgate.gui.view.deploy.MapPane;
import dev.tollgate.gui.view.part.Command;
import dev.tollgate.gui.view.problems.ProblemsPane;
import dev.tollgate.gui.view.question.QuestionPane;
import dev.tollgate.gui.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panes below the entries, as tabs. */
final class BottomPanes extends TabPane {
    private final List<Command> commands = new ArrayList<>();
    private final ChangesPane changes;
    private final Tab changesTab;
    private final MapPane map;
    private final Tab mapTab;
    private final ProblemsPane problems;
    private final Tab problemsTab;
    private @Nullable Tab before;

    BottomPanes(Workbench workbench, IntConsumer goTo, IntConsumer reveal, Runnable makeRoom) {
        setId("panes");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        problems = new ProblemsPane(workbench, goTo, reveal);
        problemsTab = add("problems", Feather.ALERT_TRIANGLE, "Shortcut+Shift+P", problems, "#problems");
        workbench.problems().onChange(lines -> countProblems(workbench));
        add("question", Feather.HELP_CIRCLE, "Shortcut+Shift+Q", new QuestionPane(workbench, goTo), "#question-phase");
        add(
                "certificates",
                Feather.AWARD,
                "Shortcut+Shift+K",
                new CertificatesPane(workbench, goTo, makeRoom),
                "#authority");
        changes = new ChangesPane(workbench, goTo);
        changesTab = add("changes", Feather.GIT_COMMIT, "Shortcut+Shift+C", changes, "#diff");
        map = new MapPane(workbench, goTo, this::showErrors);
        mapTab = add("map", Feather.DATABASE, "Shortcut+Shift+M", map, "#map-path");
        add("history", Feather.CLOCK, "Shortcut+Shift+H", new HistoryPane(workbench), "#revisions");
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
            getSelectionModel().select(tab);
            content.applyCss();
            content.lookup(home).requestFocus();
        }));
        return tab;
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
        getSelectionModel().select(problemsTab);
        problems.showErrors();
    }

    /** Saves and builds, in sight. */
    void build() {
        getSelectionModel().select(mapTab);
        map.build();
    }

    /** Compares text and map, in sight. */
    void compareMap() {
        getSelectionModel().select(mapTab);
        map.compare();
    }

    /** Brings a comparison to the front. */
    void showChanges() {
        getSelectionModel().select(changesTab);
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
