package dev.tollgate.gui.view.certificate;

import dev.tollgate.gui.certificate.CertificateRow;
import dev.tollgate.gui.certificate.Standing;
import dev.tollgate.gui.text.Texts;
import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far a certificate can be relied on: a picture, a word and a color, never a color alone. */
final class CertificateStateCell extends TableCell<CertificateRow, Standing> {
    @Override
    protected void updateItem(@Nullable Standing standing, boolean empty) {
        super.updateItem(standing, empty);
        getStyleClass().removeIf(style -> style.startsWith("level-"));
        if (empty || standing == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(word(standing));
        setGraphic(new FontIcon(icon(standing)));
        getStyleClass().add(style(standing));
    }

    static String word(Standing standing) {
        return Texts.of("standing." + standing.name().toLowerCase(Locale.ROOT));
    }

    static Feather icon(Standing standing) {
        return switch (standing) {
            case VALID -> Feather.CHECK_CIRCLE;
            case ENDS_SOON, NOT_YET_VALID -> Feather.CLOCK;
            case EXPIRED -> Feather.ALERT_TRIANGLE;
            case REVOKED -> Feather.SLASH;
        };
    }

    static String style(Standing standing) {
        return switch (standing) {
            case VALID -> "level-good";
            case ENDS_SOON, NOT_YET_VALID -> "level-warning";
            case EXPIRED, REVOKED -> "level-error";
        };
    }
}
