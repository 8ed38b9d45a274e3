package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.problems.ProblemFilter;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.CutOffText;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All findings, the errors first: filter them, go to one, fix one or all, read the rule's page. */
public final class ProblemsPane extends BorderPane {
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(Finding.IN_FILE_ORDER);

    /** Of several findings of an entry: the worst, and of those one that can be fixed. */
    private static final Comparator<Finding> MOST_TO_DO = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.fix().isEmpty());

    private static final int MOST_ONE_BY_ONE = 50;

    private final Workbench workbench;
    private final IntConsumer goTo;
    private final TableView<Finding> table = new TableView<>();
    private final ObservableList<Finding> all = FXCollections.observableArrayList();
    private final FilteredList<Finding> filtered = new FilteredList<>(all);
    private final SortedList<Finding> findings = new SortedList<>(filtered);
    private final ProblemFilterBar filter = new ProblemFilterBar(this::filter);
    private final RulePageView page = new RulePageView();
    private final ToggleButton byRule = new ToggleButton(Texts.of("problems.group"), new FontIcon(Feather.LAYERS));
    private final RuleGroups groups;
    private final Label more = new Label();
    private final PauseTransition settled = new PauseTransition(Duration.millis(500));
    private boolean following;
    /** The rule whose page was asked for; its links lead on to others. */
    private String pageOf = "";

    /**
     * The findings of {@code workbench}.
     *
     * @param goTo goes to a line to work there
     * @param reveal shows a line and leaves the focus where it is
     */
    public ProblemsPane(Workbench workbench, IntConsumer goTo, IntConsumer reveal) {
        this.workbench = workbench;
        this.goTo = goTo;
        groups = new RuleGroups(workbench.problems(), filter::showRule, this::showPage);
        table.setId("problems");
        table.setAccessibleText(Texts.of("problems.name"));
        Label placeholder = new Label();
        placeholder.setId("problems-placeholder");
        table.setPlaceholder(placeholder);
        findings.comparatorProperty().bind(table.comparatorProperty().orElse(WORST_FIRST));
        table.setItems(findings);
        // The list sorts itself; the table would only accept its own comparator there.
        table.setSortPolicy(view -> true);
        addColumns();
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                chosen(this::go);
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen(this::go);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (now != null && !following) {
                following = true;
                reveal.accept(now.place().startLine());
                following = false;
            }
        });
        table.setContextMenu(new ProblemMenu(workbench, table, this::go, this::only, this::showPage));
        Button fix = button("problems.fix", Feather.TOOL, () -> chosen(workbench.problems()::fix));
        fix.setId("fix");
        fix.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(finding -> finding.fix().isEmpty())
                        .orElse(true));
        Button fixAll = button(
                "problems.fixall",
                Feather.CHECK_SQUARE,
                () -> workbench.problems().fixAll(count -> {}));
        fixAll.setId("fix-all");
        fixAll.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> workbench.problems().layoutFixes() == 0, all));
        Button propose = button("problems.entries", Feather.LIST, this::propose);
        propose.setId("fix-entries");
        Button rulePage = button("problems.page", Feather.BOOK_OPEN, this::switchPage);
        rulePage.setId("rule-page");
        rulePage.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Button again = button("problems.again", Feather.REFRESH_CW, workbench.problems()::checkAll);
        again.setId("check-again");
        again.visibleProperty().bind(workbench.problems().extentProperty().isEqualTo(Extent.STOPPED));
        again.managedProperty().bind(again.visibleProperty());
        placeholder
                .textProperty()
                .bind(Bindings.createStringBinding(
                        this::nothing, workbench.problems().extentProperty(), all, filtered));
        byRule.setId("problems-by-rule");
        byRule.setTooltip(new Tooltip(Texts.of("problems.group.tip")));
        byRule.setMinWidth(USE_PREF_SIZE);
        byRule.selectedProperty().subscribe(this::group);
        // Side by side with the buttons, so that all of them go on below one another where it is narrow.
        List<Node> controls = new ArrayList<>(filter.controls());
        controls.addAll(List.of(byRule, fix, fixAll, propose, rulePage, again, more));
        setTop(PaneTables.wideBar(controls.toArray(Node[]::new)));
        setCenter(table);
        settled.setOnFinished(event -> refill());
        workbench.problems().onChange(lines -> later());
        workbench.selection().selectedProperty().subscribe(now -> follow(now.line()));
        workbench.editor().onChange(change -> {
            if (getRight() instanceof ProposalsView) {
                setRight(null);
            }
        });
        refill();
    }

    private String nothing() {
        return all.isEmpty() || !filtered.isEmpty()
                ? Texts.of("problems.none."
                        + workbench.problems().extentProperty().get().name().toLowerCase(Locale.ROOT))
                : Texts.of("problems.none.filtered");
    }

    private static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(Texts.of(key), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void addColumns() {
        TableColumn<Finding, Severity> severity = new TableColumn<>("");
        severity.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().severity()));
        severity.setCellFactory(column -> new SeverityCell());
        severity.setPrefWidth(40);
        table.getColumns().add(severity);
        add("problems.line", 70, finding -> finding.place().startLine());
        add("problems.rule", 80, Finding::rule);
        add("problems.message", 560, finding -> workbench.problems().words(finding, finding.message()));
        add("problems.help", 420, finding -> workbench.problems().words(finding, finding.help()));
    }

    private <T> void add(String key, double width, Function<Finding, T> value) {
        TableColumn<Finding, T> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> CutOffText.cell());
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    /** Lists the findings by rule, or all of them. */
    private void group(boolean wanted) {
        setLeft(wanted ? groups : null);
        groups.choose("");
    }

    private void only(String rule) {
        byRule.setSelected(true);
        groups.choose(rule);
    }

    private void chosen(Consumer<Finding> action) {
        Finding chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && workbench.problems().stands(chosen)) {
            action.accept(chosen);
        }
    }

    private void go(Finding finding) {
        goTo.accept(finding.place().startLine());
    }

    /** Shows beside the table what can be made of entries; an edit of the file puts it away, since it fits no more. */
    private void propose() {
        workbench
                .problems()
                .propose(proposals -> setRight(new ProposalsView(
                        proposals,
                        workbench.problems()::words,
                        () -> {
                            setRight(null);
                            workbench.problems().make(proposals);
                        },
                        () -> setRight(null))));
    }

    /** Shows the errors, the first one selected. */
    public void showErrors() {
        groups.choose("");
        filter.showErrors();
        table.getSelectionModel().select(0);
        table.scrollTo(0);
        table.requestFocus();
    }

    /** Goes to the next listed finding below the current line, or from the last one to the first. */
    public void next() {
        int line = workbench.selection().line();
        filtered.stream()
                .filter(finding -> finding.place().startLine() > line)
                .findFirst()
                .or(() -> filtered.stream().findFirst())
                .ifPresent(this::step);
    }

    /** Goes to the next listed finding above the current line, or from the first one to the last. */
    public void previous() {
        int line = workbench.selection().line();
        filtered.stream()
                .filter(finding -> finding.place().startLine() < line)
                .reduce((before, after) -> after)
                .or(() -> filtered.stream().reduce((before, after) -> after))
                .ifPresent(this::step);
    }

    private void step(Finding finding) {
        following = true;
        goTo.accept(finding.place().startLine());
        table.getSelectionModel().select(finding);
        table.scrollTo(finding);
        following = false;
    }

    /** The finding of the selected entry is the selected one, so that Fix works on what one looks at. */
    private void follow(int line) {
        if (following) {
            return;
        }
        Finding chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.place().startLine() == line) {
            return;
        }
        following = true;
        int at = workbench.problems().on(line).stream()
                .filter(filter.chosen())
                .min(MOST_TO_DO)
                .map(findings::indexOf)
                .orElse(-1);
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().clearAndSelect(at);
            table.scrollTo(Math.max(0, at - 2));
        }
        following = false;
    }

    private void switchPage() {
        chosen(finding -> {
            if (getRight() == page && finding.rule().equals(pageOf)) {
                setRight(null);
            } else {
                showPage(finding.rule());
            }
        });
    }

    private void showPage(String rule) {
        pageOf = rule;
        page.show(rule);
        setRight(page);
    }

    private void filter(ProblemFilter wanted) {
        following = true;
        filtered.setPredicate(wanted);
        following = false;
        follow(workbench.selection().line());
    }

    /**
     * Exchanges only what differs, which is little after a key: each row that stays costs no layout. A new line moves all
     * findings below it; one by one they would hold the window up.
     */
    private void exchange(List<Finding> now) {
        int limit = Math.min(all.size(), now.size());
        int same = 0;
        while (same < limit && all.get(same).equals(now.get(same))) {
            same++;
        }
        int end = 0;
        while (end < limit - same && all.get(all.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        if (all.size() - same - end > MOST_ONE_BY_ONE) {
            all.setAll(now);
        } else if (all.size() == now.size()) {
            for (int i = same; i < all.size() - end; i++) {
                all.set(i, now.get(i));
            }
        } else {
            all.remove(same, all.size() - end);
            all.addAll(same, now.subList(same, now.size() - end));
        }
    }

    /**
     * Each list laid out takes the window some milliseconds, and the check is on its way: while it is not late, its list is
     * the only one that is shown.
     */
    private void later() {
        if (workbench.problems().extentProperty().get() == Extent.CHECKING
                && !workbench.problems().all().isEmpty()) {
            settled.playFromStart();
        } else {
            settled.stop();
            refill();
        }
    }

    private void refill() {
        List<Finding> now = workbench.problems().all();
        if (!all.equals(now)) {
            Finding chosen = table.getSelectionModel().getSelectedItem();
            following = true;
            exchange(now);
            int at = chosen == null ? -1 : findings.indexOf(chosen);
            if (at < 0) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedIndex() != at) {
                table.getSelectionModel().clearAndSelect(at);
            }
            following = false;
            if (at < 0) {
                follow(workbench.selection().line());
            }
            if (getRight() == page
                    && all.stream().noneMatch(finding -> finding.rule().equals(pageOf))) {
                setRight(null);
            }
        }
        filter.count(now);
        groups.count(now);
        long omitted = workbench.problems().omitted();
        more.setText(omitted == 0 ? "" : Texts.of("problems.more", omitted));
    }
}
