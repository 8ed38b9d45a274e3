package dev.tollgate.gui.view.table;

import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.RowLevel;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows whether an entry counts and the worst that is known about it, as a picture with a name. */
final class StateCell extends TableCell<EntryRow, EntryRow> {
    private static final String STYLE = "state-cell";

    private final Workbench workbench;
    private String shown = "";

    StateCell(Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add(STYLE);
    }

    /** Brings the cells that are shown in {@code table} up to date: findings come and go while a row stays as it is. */
    static void refresh(TableView<EntryRow> table) {
        for (Node node : table.lookupAll("." + STYLE)) {
            if (node instanceof StateCell cell) {
                cell.updateItem(cell.getItem(), cell.isEmpty());
            }
        }
    }

    @Override
    protected void updateItem(@Nullable EntryRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            show("", null, "");
            return;
        }
        RowLevel level = workbench.levelOf(row.line());
        boolean unknown = level == RowLevel.CLEAN && !workbench.problems().isChecked();
        String name = unknown ? "unknown" : level.name().toLowerCase(Locale.ROOT);
        show(
                "level-" + name,
                unknown ? Feather.MORE_HORIZONTAL : icon(row.state(), level),
                state(row) + ", " + Texts.of("level." + name));
    }

    /** A new picture costs a layout of the table, so that one that is there already stays. */
    private void show(String style, @Nullable Feather picture, String words) {
        String wanted = style + picture;
        if (!wanted.equals(shown)) {
            shown = wanted;
            FontIcon icon = picture == null ? null : new FontIcon(picture);
            if (icon != null) {
                icon.getStyleClass().add(style);
            }
            setGraphic(icon);
        }
        setAccessibleText(words);
    }

    private static String state(EntryRow row) {
        return Texts.of("state." + row.state().name().toLowerCase(Locale.ROOT));
    }

    private static Feather icon(RowState state, RowLevel level) {
        return switch (level) {
            case ERROR -> Feather.X_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case INFO -> Feather.INFO;
            case CLEAN ->
                switch (state) {
                    case ACTIVE, NO_ROW -> Feather.CHECK;
                    case DISABLED -> Feather.MINUS;
                    case BROKEN -> Feather.X_CIRCLE;
                };
        };
    }
}
