package dev.tollgate.gui.view.certificate;

import dev.tollgate.ca.entry.EntryLines;
import dev.tollgate.ca.name.CertificateView;
import dev.tollgate.gui.certificate.CertificateRow;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.Times;
import dev.tollgate.model.dn.OneLineStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Everything about the selected certificate, to read and to copy; above all the names that sendmail holds. */
final class CertificateDetails extends VBox {
    private final CertificatesModel model;

    CertificateDetails(CertificatesModel model) {
        this.model = model;
        getStyleClass().add("inspector");
        setId("certificate-details");
        model.detailsProperty().subscribe(this::show);
    }

    private void show(Optional<CertificateView> details) {
        Optional<CertificateRow> row = model.selectedProperty().get();
        if (details.isEmpty() || row.isEmpty()) {
            Label none = new Label(Texts.of("certificate.details.none"));
            none.setWrapText(true);
            none.getStyleClass().add("text-muted");
            getChildren().setAll(none);
            return;
        }
        CertificateView view = details.get();
        FormGrid grid = new FormGrid();
        grid.choice(
                        "certificate.style",
                        List.of(OneLineStyle.values()),
                        model.styleProperty().get(),
                        style -> Texts.of("style." + style.name().toLowerCase(Locale.ROOT)),
                        picked -> model.styleProperty().set(picked))
                .setId("certificate-style");
        line(grid, "certificate.held.subject", view.names().certSubject()).setId("held-subject");
        line(grid, "certificate.held.issuer", view.names().certIssuer()).setId("held-issuer");
        line(grid, "certificate.held.cn", view.names().cnSubject()).setId("held-cn");
        line(grid, "certificate.subject", view.subject());
        line(grid, "certificate.issuer", view.issuer());
        line(grid, "certificate.serial", view.serial());
        line(
                grid,
                "certificate.valid",
                Texts.of("certificate.valid.range", Times.day(view.notBefore()), Times.day(view.notAfter())));
        row.get()
                .revocation()
                .ifPresent(revocation -> line(
                        grid,
                        "certificate.revoked",
                        Texts.of(
                                "certificate.revoked.for",
                                Times.day(revocation.at()),
                                Texts.of("reason." + revocation.reason().openSslName()))));
        if (!view.alternativeNames().isEmpty()) {
            line(grid, "certificate.names", String.join(", ", view.alternativeNames()));
        }
        line(grid, "certificate.sha256", view.sha256());
        getChildren().setAll(grid);
        for (String warning : EntryLines.warnings(view.names())) {
            Label label = new Label(warning);
            label.setWrapText(true);
            label.getStyleClass().add("lacking");
            getChildren().add(label);
        }
    }

    /** A field, because a label's text can neither be selected nor reached by the keyboard. */
    private static TextField line(FormGrid grid, String key, String value) {
        TextField field = grid.add(key, new TextField(value));
        field.setEditable(false);
        field.getStyleClass().add("read-only");
        return field;
    }
}
