package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.lint.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputDialog;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a finding by the right mouse button. */
final class ProblemMenu extends ContextMenu {
    private final Workbench workbench;
    private final TableView<Finding> table;

    /**
     * The menu of {@code table}.
     *
     * @param go goes to a finding's line
     * @param only lists the findings of a rule alone
     * @param page shows a rule's page
     */
    ProblemMenu(
            Workbench workbench,
            TableView<Finding> table,
            Consumer<Finding> go,
            Consumer<String> only,
            Consumer<String> page) {
        this.workbench = workbench;
        this.table = table;
        MenuItem fix = item("problems.fix", Feather.TOOL, workbench.problems()::fix);
        MenuItem fixRule =
                item("problems.fix.rule", null, finding -> workbench.problems().fixAllOf(finding.rule()));
        MenuItem single = item("problems.only", Feather.FILTER, finding -> only.accept(finding.rule()));
        getItems()
                .addAll(
                        fix,
                        fixRule,
                        new SeparatorMenuItem(),
                        item("problems.go", Feather.CORNER_DOWN_RIGHT, go),
                        item("problems.copy", Feather.COPY, this::copy),
                        new SeparatorMenuItem(),
                        item(
                                "problems.ignore",
                                Feather.EYE_OFF,
                                finding -> ignore(finding, finding.place().startLine() - 1, "ignore")),
                        item("problems.ignore.file", null, finding -> ignore(finding, 0, "ignore-file")),
                        new SeparatorMenuItem(),
                        single,
                        item("problems.page", Feather.BOOK_OPEN, finding -> page.accept(finding.rule())));
        setId("problem-menu");
        setOnShowing(event -> {
            Optional<Finding> chosen =
                    Optional.ofNullable(table.getSelectionModel().getSelectedItem());
            getItems().forEach(item -> item.setDisable(chosen.isEmpty()));
            fix.setDisable(chosen.flatMap(Finding::fix).isEmpty());
            fixRule.setDisable(chosen.filter(finding -> workbench.problems().fixable(finding.rule()) > 1)
                    .isEmpty());
            fixRule.setText(chosen.map(finding -> Texts.of(
                            "problems.fix.rule.of",
                            finding.rule(),
                            workbench.problems().fixable(finding.rule())))
                    .orElse(Texts.of("problems.fix.rule")));
        });
    }

    private MenuItem item(String key, @Nullable Feather icon, Consumer<Finding> action) {
        MenuItem item = new MenuItem(Texts.of(key));
        if (icon != null) {
            item.setGraphic(new FontIcon(icon));
        }
        item.setOnAction(event -> Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .filter(workbench.problems()::stands)
                .ifPresent(action));
        return item;
    }

    private void copy(Finding finding) {
        ClipboardContent content = new ClipboardContent();
        String words = finding.message() + ". " + finding.help() + ".";
        content.putString(finding.place().startLine() + ": " + finding.rule() + ": "
                + workbench.problems().words(finding, words));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Asks why, and puts a comment that silences the rule below line {@code below}. */
    private void ignore(Finding finding, int below, String word) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(table.getScene().getWindow());
        dialog.setTitle(Texts.of("problems.ignore.title", finding.rule()));
        dialog.setHeaderText(Texts.of("problems.ignore.why"));
        dialog.showAndWait()
                .map(String::strip)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> workbench
                        .commands()
                        .insert(
                                Texts.of("problems.ignore.title", finding.rule()),
                                below,
                                List.of("# tollgate: " + word + " " + finding.rule() + " -- " + ShownText.typed(why))));
    }
}
