package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The severity as a picture with a name. */
final class SeverityCell extends TableCell<Finding, Severity> {
    private @Nullable Severity shown;

    @Override
    protected void updateItem(@Nullable Severity severity, boolean empty) {
        super.updateItem(severity, empty);
        Severity now = empty ? null : severity;
        if (now == shown) {
            return;
        }
        shown = now;
        setGraphic(now == null ? null : icon(now));
        setAccessibleText(now == null ? "" : Texts.of("level." + now.name().toLowerCase(Locale.ROOT)));
    }

    static FontIcon icon(Severity severity) {
        FontIcon icon = new FontIcon(
                switch (severity) {
                    case ERROR -> Feather.X_CIRCLE;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case INFO -> Feather.INFO;
                });
        icon.getStyleClass().add("level-" + severity.name().toLowerCase(Locale.ROOT));
        return icon;
    }
}
