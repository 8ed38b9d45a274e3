package dev.tollgate.gui.view.certificate;

import dev.tollgate.ca.file.NewFile.Existing;
import dev.tollgate.ca.issue.Purpose;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.gui.certificate.Authority;
import dev.tollgate.gui.certificate.CertificateRow;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.certificate.Orders;
import dev.tollgate.gui.certificate.Orders.ExportForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.FormPanel;
import dev.tollgate.gui.view.part.FormPanel.Choosing;
import dev.tollgate.store.ledger.RevocationReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The forms in which certificates are ordered. Each stays open, with what was typed, until its order is carried out. */
final class CertificateForms {
    private final CertificatesModel model;
    private final Consumer<String> done;
    private final Runnable close;

    /**
     * Forms for the open authority of {@code model}.
     *
     * @param done is told what was done
     * @param close takes the form away
     */
    CertificateForms(CertificatesModel model, Consumer<String> done, Runnable close) {
        this.model = model;
        this.done = done;
        this.close = close;
    }

    private void finished(String said) {
        close.run();
        done.accept(said);
    }

    Node issue(Authority authority) {
        FormPanel form = new FormPanel("certificate.form.issue");
        TextField name = form.text("certificate.name", "");
        name.setPromptText(Texts.of("certificate.name.prompt"));
        ComboBox<Purpose> purpose = purpose(form);
        TextField names = form.text("certificate.names", "");
        names.setPromptText(Texts.of("certificate.names.prompt"));
        ComboBox<KeyType> key = key(form.grid(), KeyType.EC_P256);
        TextField days = form.text("certificate.days", "365");
        TextField folder = form.path(
                "certificate.folder", authority.folder().resolve("issued").toString(), Choosing.FOLDER);
        Supplier<String> passphrase = passphrase(form, authority);
        form.finish(
                "certificate.issue",
                model.busyProperty(),
                () -> new Orders.Issue(
                        name.getText(),
                        purpose.getValue(),
                        names.getText(),
                        key.getValue(),
                        days.getText(),
                        folder.getText()),
                order -> () -> model.issue(order, passphrase.get(), this::finished),
                close);
        return form;
    }

    Node sign(Authority authority) {
        FormPanel form = new FormPanel("certificate.form.sign");
        TextField request = form.path("certificate.request", "", Choosing.OPEN);
        ComboBox<Purpose> purpose = purpose(form);
        TextField days = form.text("certificate.days", "365");
        TextField out = form.path("certificate.out", "", Choosing.SAVE);
        request.textProperty().addListener((observed, before, now) -> {
            if (out.getText().isEmpty() || out.getText().equals(certificateFor(before))) {
                out.setText(certificateFor(now));
            }
        });
        AskedFor asked = new AskedFor(model, request.textProperty(), purpose.valueProperty());
        form.grid().addWide(asked.node());
        Supplier<String> passphrase = passphrase(form, authority);
        form.finish(
                "certificate.sign",
                model.busyProperty(),
                () -> new Orders.Sign(
                        request.getText(), purpose.getValue(), days.getText(), out.getText(), asked.seen()),
                order -> () -> model.sign(order, passphrase.get(), this::finished),
                close);
        return form;
    }

    private static String certificateFor(String request) {
        return request.isEmpty() ? "" : request.replaceAll("\\.(csr|req|pem)$", "") + ".crt";
    }

    Node revoke(CertificateRow row, Runnable thenList) {
        FormPanel form = new FormPanel("certificate.form.revoke");
        Label whom = form.grid().add("certificate.subject", new Label(row.subject()));
        whom.setWrapText(true);
        ComboBox<RevocationReason> reason = form.grid()
                .choice(
                        "certificate.reason",
                        List.of(RevocationReason.values()),
                        RevocationReason.UNSPECIFIED,
                        value -> Texts.of("reason." + value.openSslName()),
                        picked -> {});
        reason.setId("certificate-reason");
        form.finish(
                "certificate.revoke",
                model.busyProperty(),
                () -> new Orders.Revoke(row, reason.getValue()),
                order -> () -> model.revoke(order, said -> {
                    done.accept(said);
                    thenList.run();
                }),
                close);
        return form;
    }

    Node list(Authority authority) {
        FormPanel form = new FormPanel("certificate.form.list");
        TextField days = form.text("certificate.list.days", "30");
        Supplier<String> passphrase = passphrase(form, authority);
        form.finish(
                "certificate.list",
                model.busyProperty(),
                () -> new Orders.RevocationList(days.getText()),
                order -> () -> model.writeList(order, passphrase.get(), this::finished),
                close);
        return form;
    }

    Node export(CertificateRow row, Path folder) {
        FormPanel form = new FormPanel("certificate.form.export");
        Label whom = form.grid().add("certificate.subject", new Label(row.subject()));
        whom.setWrapText(true);
        ComboBox<ExportForm> kind = form.grid()
                .choice(
                        "certificate.export.form",
                        row.isAuthority()
                                ? List.of(ExportForm.PEM, ExportForm.DER, ExportForm.CHAIN)
                                : List.of(ExportForm.values()),
                        ExportForm.PEM,
                        value -> Texts.of("export." + value.name().toLowerCase(Locale.ROOT)),
                        picked -> {});
        kind.setId("certificate-export-form");
        TextField out = form.path(
                "certificate.out", folder.resolve(fileName(row, ExportForm.PEM)).toString(), Choosing.SAVE);
        TextField key = form.path("certificate.key.file", "", Choosing.OPEN);
        PasswordField passphrase = form.secret("certificate.passphrase.new");
        PasswordField repeated = form.secret("certificate.passphrase.repeat");
        kind.valueProperty().subscribe((before, now) -> {
            if (before != null && out.getText().endsWith(fileName(row, before))) {
                out.setText(folder.resolve(fileName(row, now)).toString());
            }
        });
        for (Node onlyPkcs12 : List.of(key.getParent(), passphrase, repeated)) {
            onlyPkcs12.disableProperty().bind(kind.valueProperty().isNotEqualTo(ExportForm.PKCS12));
        }
        form.finish(
                "certificate.export",
                model.busyProperty(),
                () -> new Orders.Export(
                        row, kind.getValue(), out.getText(), key.getText(), passphrase.getText(), repeated.getText()),
                order -> () -> model.export(order, Existing.KEEP, this::finished),
                close);
        return form;
    }

    private static String fileName(CertificateRow row, ExportForm form) {
        String base = row.isAuthority() ? "ca" : row.serialHex();
        return base
                + switch (form) {
                    case PEM -> ".pem";
                    case DER -> ".der";
                    case CHAIN -> ".chain.pem";
                    case PKCS12 -> ".p12";
                };
    }

    private static ComboBox<Purpose> purpose(FormPanel form) {
        ComboBox<Purpose> purpose = form.grid()
                .choice(
                        "certificate.purpose",
                        List.of(Purpose.BOTH, Purpose.SERVER, Purpose.CLIENT),
                        Purpose.BOTH,
                        value -> Texts.of("purpose." + value.word()),
                        picked -> {});
        purpose.setId("certificate-purpose");
        return purpose;
    }

    static ComboBox<KeyType> key(FormGrid grid, KeyType chosen) {
        ComboBox<KeyType> key = grid.choice(
                "certificate.key",
                List.of(KeyType.values()),
                chosen,
                value -> Texts.of("key." + value.word()),
                picked -> {});
        key.setId("certificate-key");
        return key;
    }

    /** The field for the passphrase of the authority's key, which only an encrypted one needs. */
    private static Supplier<String> passphrase(FormPanel form, Authority authority) {
        if (!authority.encrypted()) {
            return () -> "";
        }
        PasswordField field = form.secret("certificate.passphrase.authority");
        return field::getText;
    }
}
