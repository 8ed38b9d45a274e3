package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.problems.RuleGroup;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.catalogue.Rules;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The findings by rule, each with its number; the chosen rule's are the ones that are listed. */
final class RuleGroups extends ListView<RuleGroup> {
    private static final Map<String, String> TITLES =
            Rules.all().stream().collect(Collectors.toMap(Rule::code, Rule::title));

    private final Consumer<String> chosen;
    private boolean filling;

    /**
     * An empty list.
     *
     * @param chosen is given the code of the rule whose findings are wanted, or nothing for all
     * @param page shows a rule's page
     */
    RuleGroups(ProblemsModel problems, Consumer<String> chosen, Consumer<String> page) {
        this.chosen = chosen;
        setId("problem-rules");
        setAccessibleText(Texts.of("problems.rule.choose"));
        setPrefWidth(300);
        setMinWidth(140);
        setCellFactory(view -> new GroupCell());
        getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (!filling) {
                chosen.accept(rule());
            }
        });
        MenuItem fix = new MenuItem();
        fix.setId("fix-group");
        fix.setGraphic(new FontIcon(Feather.TOOL));
        fix.setOnAction(event -> problems.fixAllOf(rule()));
        MenuItem read = new MenuItem(Texts.of("problems.page"), new FontIcon(Feather.BOOK_OPEN));
        read.setOnAction(event -> page.accept(rule()));
        ContextMenu menu = new ContextMenu(fix, read);
        menu.setOnShowing(event -> {
            Optional<RuleGroup> group = rule().isEmpty()
                    ? Optional.empty()
                    : Optional.of(getSelectionModel().getSelectedItem());
            fix.setText(group.map(found -> Texts.of("problems.fix.rule.of", found.rule(), found.fixable()))
                    .orElse(Texts.of("problems.fix.rule")));
            fix.setDisable(group.filter(found -> found.fixable() > 0).isEmpty());
            read.setDisable(group.isEmpty());
        });
        setContextMenu(menu);
    }

    /** The rule whose findings are wanted; empty for all. */
    String rule() {
        RuleGroup group = getSelectionModel().getSelectedItem();
        return group == null ? "" : group.rule();
    }

    /** Groups {@code findings}; the rule that was chosen stays so while it has any. */
    void count(List<Finding> findings) {
        List<RuleGroup> groups = RuleGroup.of(findings);
        if (groups.equals(getItems())) {
            return;
        }
        String before = rule();
        filling = true;
        getItems().setAll(groups);
        choose(before);
        filling = false;
        refresh();
        if (!rule().equals(before)) {
            chosen.accept(rule());
        }
    }

    /** Chooses a rule by its code, or all. */
    void choose(String code) {
        int at = 0;
        for (int i = 1; i < getItems().size(); i++) {
            if (getItems().get(i).rule().equals(code)) {
                at = i;
            }
        }
        getSelectionModel().clearAndSelect(at);
        if (at > 0) {
            scrollTo(at - 1);
        }
    }

    private static final class GroupCell extends ListCell<RuleGroup> {
        private final Label name = new Label();
        private final Label number = new Label();
        private final HBox row = new HBox(8, name, number);

        GroupCell() {
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            number.setMinWidth(USE_PREF_SIZE);
            number.getStyleClass().add("text-muted");
            // The list's width decides, so that a long title ends in dots and the number stays in sight.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RuleGroup group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText("");
                return;
            }
            String words = group.isAll()
                    ? Texts.of("problems.rule.all")
                    : Texts.of("problems.rule.of", group.rule(), TITLES.getOrDefault(group.rule(), ""));
            name.setText(words);
            name.setGraphic(group.isAll() ? null : SeverityCell.icon(group.worst()));
            number.setText(Texts.of("problems.count", group.count()));
            setGraphic(row);
            setTooltip(new Tooltip(words));
            setAccessibleText(Texts.of("problems.rule.counted", words, group.count()));
        }
    }
}
