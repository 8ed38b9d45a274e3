package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.problems.ProblemsModel.Extent;
import dev.tollgate.gui.problems.RulePages;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.lint.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All findings: go to one, mend one, mend all, read the rule's page. */
public final class ProblemsPane extends BorderPane {
    private final Workbench workbench;
    private final IntConsumer goTo;
    private final TableView<Finding> table = new TableView<>();
    private final ObservableList<Finding> inFileOrder = FXCollections.observableArrayList();
    private final SortedList<Finding> findings = new SortedList<>(inFileOrder);
    private final Label more = new Label();
    private final PauseTransition settled = new PauseTransition(Duration.millis(30));

    public ProblemsPane(Workbench workbench, IntConsumer goTo) {
        this.workbench = workbench;
        this.goTo = goTo;
        table.setId("problems");
        table.setAccessibleText(Texts.of("problems.name"));
        Label placeholder = new Label();
        placeholder.setId("problems-placeholder");
        table.setPlaceholder(placeholder);
        findings.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(findings);
        TableColumn<Finding, Finding> severity = new TableColumn<>("");
        severity.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        severity.setCellFactory(column -> new SeverityCell());
        severity.setPrefWidth(40);
        severity.setSortable(false);
        table.getColumns().add(severity);
        add("problems.line", 70, finding -> finding.place().startLine());
        add("problems.rule", 80, Finding::rule);
        add("problems.message", 560, finding -> ShownText.of(finding.message()));
        add("problems.help", 420, finding -> ShownText.of(finding.help()));
        table.setOnMouseClicked(event -> go());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
            }
        });
        Button fix = button("problems.fix", Feather.TOOL, this::fix);
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
        Button propose = button("problems.entries", Feather.LIST, this::propose);
        propose.setId("fix-entries");
        Button page = button("problems.page", Feather.BOOK_OPEN, this::showPage);
        page.setId("rule-page");
        page.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Button again = button("problems.again", Feather.REFRESH_CW, workbench.problems()::checkAll);
        again.setId("check-again");
        again.visibleProperty().bind(workbench.problems().extentProperty().isEqualTo(Extent.STOPPED));
        again.managedProperty().bind(again.visibleProperty());
        placeholder
                .textProperty()
                .bind(workbench
                        .problems()
                        .extentProperty()
                        .map(extent -> Texts.of("problems.none." + extent.name().toLowerCase(Locale.ROOT))));
        setTop(PaneTables.bar(fix, fixAll, propose, page, again, more));
        setCenter(table);
        settled.setOnFinished(event -> refill());
        workbench.problems().onChange(lines -> settled.playFromStart());
        workbench.editor().onChange(change -> {
            if (getRight() instanceof ProposalsView) {
                setRight(null);
            }
        });
        refill();
    }

    private static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button(Texts.of(key), new FontIcon(icon));
        button.setOnAction(event -> action.run());
        return button;
    }

    private <T> void add(String key, double width, Function<Finding, T> value) {
        TableColumn<Finding, T> column = new TableColumn<>(Texts.of(key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    private void go() {
        Finding chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            goTo.accept(chosen.place().startLine());
        }
    }

    private void fix() {
        Finding chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            workbench.problems().fix(chosen);
        }
    }

    /** Shows beside the table what can be made of entries; an edit of the file puts it away, since it fits no more. */
    private void propose() {
        workbench
                .problems()
                .propose(proposals -> setRight(new ProposalsView(
                        proposals,
                        () -> {
                            setRight(null);
                            workbench.problems().make(proposals);
                        },
                        () -> setRight(null))));
    }

    /** Shows the page beside the table, or puts it away again. */
    private void showPage() {
        Finding chosen = table.getSelectionModel().getSelectedItem();
        boolean sameAgain = chosen != null
                && getRight() != null
                && chosen.rule().equals(getRight().getUserData());
        if (chosen == null || sameAgain) {
            setRight(null);
            return;
        }
        TextArea text = new TextArea(RulePages.of(chosen.rule()).orElse(Texts.of("problems.no.page")));
        text.setId("rule-page-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefColumnCount(52);
        text.setAccessibleText(Texts.of("problems.page"));
        text.setUserData(chosen.rule());
        setRight(text);
    }

    private void refill() {
        List<Finding> all = workbench.problems().all();
        if (!inFileOrder.equals(all)) {
            Finding chosen = table.getSelectionModel().getSelectedItem();
            inFileOrder.setAll(all);
            table.getSelectionModel().clearSelection();
            if (chosen != null) {
                table.getSelectionModel().select(chosen);
            }
        }
        long omitted = workbench.problems().omitted();
        more.setText(omitted == 0 ? "" : Texts.of("problems.more", omitted));
    }

    /** The severity as a picture with a name. */
    private static final class SeverityCell extends TableCell<Finding, Finding> {
        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setGraphic(null);
                return;
            }
            Feather picture = switch (finding.severity()) {
                case ERROR -> Feather.X_CIRCLE;
                case WARNING -> Feather.ALERT_TRIANGLE;
                case INFO -> Feather.INFO;
            };
            String name = finding.severity().name().toLowerCase(Locale.ROOT);
            FontIcon icon = new FontIcon(picture);
            icon.getStyleClass().add("level-" + name);
            setGraphic(icon);
            setAccessibleText(Texts.of("level." + name));
        }
    }
}
