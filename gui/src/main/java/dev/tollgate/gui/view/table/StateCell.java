package dev.tollgate.gui.view.table;

import dev.tollgate.gui.table.EntryRow;
import dev.tollgate.gui.table.RowLevel;
import dev.tollgate.gui.table.RowState;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows whether an entry counts and the worst that is known about it, as a picture with a name. */
final class StateCell extends TableCell<EntryRow, EntryRow> {
    private final Workbench workbench;

    StateCell(Workbench workbench) {
        this.workbench = workbench;
        // Findings come and go while the row stays as it is.
        workbench.problems().onChange(lines -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable EntryRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        RowLevel level = workbench.levelOf(row.line());
        if (level == RowLevel.CLEAN && !workbench.problems().isChecked()) {
            FontIcon dot = new FontIcon(Feather.MORE_HORIZONTAL);
            dot.getStyleClass().add("level-unknown");
            setGraphic(dot);
            setAccessibleText(state(row) + ", " + Texts.of("level.unknown"));
            return;
        }
        FontIcon icon = new FontIcon(icon(row.state(), level));
        icon.getStyleClass().add("level-" + level.name().toLowerCase(Locale.ROOT));
        setGraphic(icon);
        setAccessibleText(state(row) + ", " + Texts.of("level." + level.name().toLowerCase(Locale.ROOT)));
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
