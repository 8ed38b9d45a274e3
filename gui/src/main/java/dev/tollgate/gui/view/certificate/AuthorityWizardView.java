package dev.tollgate.gui.view.certificate;

import dev.tollgate.gui.certificate.Authority;
import dev.tollgate.gui.certificate.AuthorityWizard;
import dev.tollgate.gui.certificate.AuthorityWizard.Step;
import dev.tollgate.gui.certificate.CertificatesModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.FormPanel;
import dev.tollgate.gui.view.part.FormPanel.Choosing;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;

/** The way to a new authority, one short form after the other. */
final class AuthorityWizardView extends BorderPane {
    private final AuthorityWizard wizard = new AuthorityWizard();
    private final CertificatesModel model;
    private final Consumer<String> done;
    private final Runnable close;

    AuthorityWizardView(CertificatesModel model, String folder, Consumer<String> done, Runnable close) {
        this.model = model;
        this.done = done;
        this.close = close;
        wizard.folderProperty().set(folder);
        wizard.stepProperty().subscribe(this::show);
    }

    private void show(Step step) {
        FormPanel form = new FormPanel("certificate.wizard." + step.name().toLowerCase(Locale.ROOT));
        switch (step) {
            case PLACE -> place(form);
            case NAME -> name(form);
            case KEY -> key(form);
            case SUMMARY -> summary(form);
        }
        List<Button> buttons = new ArrayList<>();
        if (step != Step.PLACE) {
            buttons.add(PaneTables.button("certificate.wizard.back", Feather.ARROW_LEFT, wizard::back));
        }
        Button forward = step == Step.SUMMARY
                ? PaneTables.button(
                        "certificate.wizard.found",
                        Feather.CHECK,
                        () -> model.found(wizard, said -> {
                            close.run();
                            done.accept(said);
                        }))
                : PaneTables.button("certificate.wizard.next", Feather.ARROW_RIGHT, () -> {
                    form.lack(wizard.lacking());
                    wizard.next();
                });
        forward.setDefaultButton(true);
        forward.getStyleClass().add("accent");
        forward.disableProperty().bind(model.busyProperty());
        buttons.add(forward);
        buttons.add(FormPanel.leaving(close));
        form.buttons(buttons.toArray(Button[]::new));
        setCenter(form);
        // A page without a field would leave the focus to whatever comes first in the window.
        if (step == Step.SUMMARY) {
            forward.requestFocus();
        } else {
            // What scrolls is in the window only once it has its skin.
            form.applyCss();
            FocusKept.toFirst(form.grid());
        }
    }

    private void place(FormPanel form) {
        bind(form.path("certificate.folder", "", Choosing.FOLDER), wizard.folderProperty());
        List<Optional<Authority>> parents = new ArrayList<>(List.of(Optional.empty()));
        if (model.authorityProperty().get().isPresent()) {
            parents.add(model.authorityProperty().get());
        }
        ComboBox<Optional<Authority>> parent = form.grid()
                .choice(
                        "certificate.parent",
                        parents,
                        wizard.parentProperty().get(),
                        value -> value.map(above -> Texts.of("certificate.parent.below", above.subject()))
                                .orElse(Texts.of("certificate.parent.none")),
                        picked -> {});
        parent.setId("certificate-parent");
        wizard.parentProperty().bind(parent.valueProperty());
        TextInputControl passphrase = form.secret("certificate.passphrase.parent");
        bind(passphrase, wizard.parentPassphraseProperty());
        passphrase
                .disableProperty()
                .bind(parent.valueProperty()
                        .map(value -> value.filter(Authority::encrypted).isEmpty()));
    }

    private void name(FormPanel form) {
        bind(form.text("certificate.cn", ""), wizard.commonNameProperty());
        bind(form.text("certificate.organization", ""), wizard.organizationProperty());
        bind(form.text("certificate.country", ""), wizard.countryProperty());
    }

    private void key(FormPanel form) {
        CertificateForms.key(form.grid(), wizard.keyProperty().get())
                .valueProperty()
                .subscribe(picked -> wizard.keyProperty().set(picked));
        bind(form.text("certificate.days", ""), wizard.daysProperty());
        CheckBox encrypted = new CheckBox(Texts.of("certificate.encrypted"));
        encrypted.setId("certificate-encrypted");
        encrypted.selectedProperty().bindBidirectional(wizard.encryptedProperty());
        form.grid().addWide(encrypted);
        TextInputControl passphrase = form.secret("certificate.passphrase.new");
        bind(passphrase, wizard.passphraseProperty());
        TextInputControl repeated = form.secret("certificate.passphrase.repeat");
        bind(repeated, wizard.repeatedProperty());
        passphrase.disableProperty().bind(encrypted.selectedProperty().not());
        repeated.disableProperty().bind(encrypted.selectedProperty().not());
    }

    private void summary(FormPanel form) {
        line(form, "certificate.folder", wizard.folderProperty().get());
        line(form, "certificate.subject", wizard.encodedName());
        line(
                form,
                "certificate.key",
                Texts.of("key." + wizard.keyProperty().get().word()));
        line(form, "certificate.days", wizard.daysProperty().get());
        line(
                form,
                "certificate.protection",
                Texts.of(
                        wizard.encryptedProperty().get()
                                ? "certificate.protection.passphrase"
                                : "certificate.protection.none"));
    }

    private static void line(FormPanel form, String key, String value) {
        form.grid().add(key, new Label(value)).setWrapText(true);
    }

    private static void bind(TextInputControl field, StringProperty property) {
        field.textProperty().bindBidirectional(property);
    }
}
