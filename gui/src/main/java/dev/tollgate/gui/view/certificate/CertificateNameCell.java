package dev.tollgate.gui.view.certificate;

import dev.tollgate.gui.certificate.CertificateRow;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Shows the common name; the whole subject, as sendmail holds it, is in the tooltip. */
final class CertificateNameCell extends TableCell<CertificateRow, CertificateRow> {
    @Override
    protected void updateItem(@Nullable CertificateRow row, boolean empty) {
        super.updateItem(row, empty);
        CertificateRow shown = empty ? null : row;
        setText(shown == null ? null : shown.name());
        setTooltip(shown == null ? null : new Tooltip(shown.subject()));
    }
}
