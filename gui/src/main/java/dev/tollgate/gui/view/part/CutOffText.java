package dev.tollgate.gui.view.part;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Shows the whole text of what is too narrow for it, when the mouse rests on it. */
public final class CutOffText {
    private static final int WIDTH = 560;

    private CutOffText() {}

    /** Watches {@code labeled}; a tooltip is made when it is needed, because a table has very many cells. */
    public static void explain(Labeled labeled) {
        labeled.setOnMouseEntered(event -> labeled.setTooltip(isCutOff(labeled) ? tooltip(labeled.getText()) : null));
    }

    private static boolean isCutOff(Labeled labeled) {
        String text = labeled.getText();
        return text != null
                && !text.isEmpty()
                && labeled.lookup(".text") instanceof Text shown
                && !shown.getText().equals(text);
    }

    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        return tooltip;
    }

    /** A cell that shows its value as text and explains it when it is cut off. */
    public static <S, T> TableCell<S, T> cell() {
        TableCell<S, T> cell = new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : String.valueOf(item));
            }
        };
        explain(cell);
        return cell;
    }
}
