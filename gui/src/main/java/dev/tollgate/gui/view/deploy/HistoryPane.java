package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.store.history.Revision;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** The file's past: look at a revision's differences, or bring it back. */
public final class HistoryPane extends BorderPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.US)
            .withZone(ZoneId.systemDefault());

    public HistoryPane(Workbench workbench) {
        TableView<Revision> table = new TableView<>(workbench.deploy().revisions());
        table.setId("revisions");
        table.setAccessibleText(Texts.of("history.name"));
        table.setPlaceholder(new Label(Texts.of("history.none")));
        PaneTables.add(table, "history.number", 90, Revision::number);
        PaneTables.add(table, "history.at", 220, revision -> TIME.format(revision.at()));
        PaneTables.add(
                table,
                "history.origin",
                140,
                revision -> Texts.of("origin." + revision.origin().name().toLowerCase(Locale.ROOT)));
        PaneTables.add(table, "history.user", 140, Revision::user);
        PaneTables.add(table, "history.size", 120, Revision::textLength);
        PaneTables.add(table, "history.note", 300, Revision::note);
        Button restore = PaneTables.button("history.restore", Feather.ROTATE_CCW, () -> {
            Revision chosen = table.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                workbench.deploy().restore(chosen);
            }
        });
        Button compare = PaneTables.button("history.compare", Feather.GIT_COMMIT, () -> {
            Revision chosen = table.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                workbench.deploy().diffWith(chosen);
            }
        });
        restore.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        compare.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.setContextMenu(PaneTables.menu(restore, compare));
        setTop(PaneTables.bar(
                PaneTables.button("history.load", Feather.REFRESH_CW, workbench.deploy()::loadHistory),
                restore,
                compare));
        setCenter(table);
        visibleProperty()
                .addListener((observed, before, now) -> workbench.deploy().loadHistory());
    }
}
