package dev.tollgate.gui.view;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The panes below the entries, as tabs. */
final class BottomPanes extends TabPane {
    private final List<Command> commands = new ArrayList<>();
    private final ChangesPane changes;
    private @Nullable Tab before;

    BottomPanes(Workbench workbench, IntConsumer goTo) {
        setId("panes");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        add("problems", Feather.ALERT_TRIANGLE, "Shortcut+Shift+P", new ProblemsPane(workbench, goTo));
        add("question", Feather.HELP_CIRCLE, "Shortcut+Shift+Q", new QuestionPane(workbench, goTo));
        add("certificates", Feather.AWARD, "Shortcut+Shift+K", new CertificatesPane(workbench, goTo));
        changes = new ChangesPane(workbench, goTo);
        add("changes", Feather.GIT_COMMIT, "Shortcut+Shift+C", changes);
        add("map", Feather.DATABASE, "Shortcut+Shift+M", new MapPane(workbench, goTo));
        add("history", Feather.CLOCK, "Shortcut+Shift+H", new HistoryPane(workbench));
    }

    private void add(String key, Feather icon, String keys, Node content) {
        Tab tab = new Tab(Texts.of("pane." + key), content);
        tab.setId("pane-" + key);
        tab.setGraphic(new FontIcon(icon));
        getTabs().add(tab);
        commands.add(new Command("show." + key, icon, keys, Bindings.createBooleanBinding(() -> true), () -> {
            getSelectionModel().select(tab);
            content.requestFocus();
        }));
    }

    /** Brings the changes that a save will make to the front. */
    void showReview() {
        Tab tab = getTabs().stream()
                .filter(shown -> shown.getContent() == changes)
                .findFirst()
                .orElseThrow();
        before = getSelectionModel().getSelectedItem();
        getSelectionModel().select(tab);
        changes.focusReview();
    }

    /** Brings back what was in front before the review, unless the user has moved on. */
    void leaveReview() {
        Tab earlier = before;
        before = null;
        if (earlier != null && getSelectionModel().getSelectedItem().getContent() == changes) {
            getSelectionModel().select(earlier);
        }
    }

    /** A command for each pane that brings it to the front. */
    List<Command> commands() {
        return List.copyOf(commands);
    }
}
