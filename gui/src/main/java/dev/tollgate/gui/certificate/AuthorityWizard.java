package dev.tollgate.gui.certificate;

import dev.tollgate.ca.authority.Foundation;
import dev.tollgate.ca.file.NewFile;
import dev.tollgate.ca.key.KeyType;
import dev.tollgate.ca.key.Passphrase;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.dn.DistinguishedName;
import dev.tollgate.model.dn.OneLineStyle;
import dev.tollgate.model.dn.RelativeName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The way to a new authority, step by step; going on is possible when a step lacks nothing. */
public final class AuthorityWizard {
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.PLACE);
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Authority>> parent = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty parentPassphrase = new SimpleStringProperty("");
    private final StringProperty country = new SimpleStringProperty("");
    private final StringProperty organization = new SimpleStringProperty("");
    private final StringProperty commonName = new SimpleStringProperty("");
    private final ObjectProperty<KeyType> key = new SimpleObjectProperty<>(KeyType.EC_P256);
    private final StringProperty days = new SimpleStringProperty("3650");
    private final BooleanProperty encrypted = new SimpleBooleanProperty(true);
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");

    /** The steps, in order. */
    public enum Step {
        /** Where it lies, and below which authority. */
        PLACE,
        /** What it is called. */
        NAME,
        /** Its key. */
        KEY,
        /** Everything once more. */
        SUMMARY
    }

    /** The present step. */
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The folder that is to hold the authority. */
    public StringProperty folderProperty() {
        return folder;
    }

    /** The authority above; empty for a root. */
    public ObjectProperty<Optional<Authority>> parentProperty() {
        return parent;
    }

    /** The passphrase of the key of the authority above. */
    public StringProperty parentPassphraseProperty() {
        return parentPassphrase;
    }

    /** The country, two letters; may be empty. */
    public StringProperty countryProperty() {
        return country;
    }

    /** The organization; may be empty. */
    public StringProperty organizationProperty() {
        return organization;
    }

    /** The common name. */
    public StringProperty commonNameProperty() {
        return commonName;
    }

    /** The kind of key. */
    public ObjectProperty<KeyType> keyProperty() {
        return key;
    }

    /** The days of validity. */
    public StringProperty daysProperty() {
        return days;
    }

    /** Whether the key is encrypted. */
    public BooleanProperty encryptedProperty() {
        return encrypted;
    }

    /** The passphrase that encrypts the key. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The passphrase once more. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** What the present step lacks, as a sentence. */
    public Optional<String> lacking() {
        return switch (step.get()) {
            case PLACE ->
                Orders.first(List.of(
                        Orders.filled(folder.get(), "certificate.lacking.folder"),
                        parent.get().filter(Authority::encrypted).isPresent()
                                ? Orders.filled(parentPassphrase.get(), "certificate.lacking.parent")
                                : Optional.empty()));
            case NAME ->
                Orders.first(List.of(
                        Orders.filled(commonName.get(), "certificate.lacking.cn"),
                        country.get().isEmpty() || country.get().matches("[A-Za-z]{2}")
                                ? Optional.empty()
                                : Optional.of(Texts.of("certificate.lacking.country"))));
            case KEY ->
                Orders.first(List.of(
                        Orders.days(days.get()),
                        encrypted.get() ? Orders.repeated(passphrase.get(), repeated.get()) : Optional.empty()));
            case SUMMARY -> Optional.empty();
        };
    }

    /** Goes to the next step, unless this one lacks something. */
    public void next() {
        if (lacking().isEmpty()) {
            step.set(
                    switch (step.get()) {
                        case PLACE -> Step.NAME;
                        case NAME -> Step.KEY;
                        case KEY, SUMMARY -> Step.SUMMARY;
                    });
        }
    }

    /** Goes back one step. */
    public void back() {
        step.set(
                switch (step.get()) {
                    case PLACE, NAME -> Step.PLACE;
                    case KEY -> Step.NAME;
                    case SUMMARY -> Step.KEY;
                });
    }

    /** The name as an access entry would hold it. */
    public String encodedName() {
        return subject().encoded(OneLineStyle.OPENSSL_3);
    }

    Path root() {
        return Path.of(folder.get().strip()).toAbsolutePath().normalize();
    }

    Optional<Passphrase> above() {
        return parentPassphrase.get().isEmpty() ? Optional.empty() : Optional.of(Passphrase.of(parentPassphrase.get()));
    }

    Foundation.Plan plan() {
        return new Foundation.Plan(
                subject(),
                key.get(),
                Integer.parseInt(days.get().strip()),
                encrypted.get() ? Optional.of(Passphrase.of(passphrase.get())) : Optional.empty(),
                NewFile.Existing.KEEP);
    }

    private DistinguishedName subject() {
        List<RelativeName> names = new ArrayList<>();
        add(names, "C", country.get().toUpperCase(java.util.Locale.ROOT));
        add(names, "O", organization.get());
        add(names, "CN", commonName.get());
        return new DistinguishedName(names);
    }

    private static void add(List<RelativeName> names, String type, String value) {
        if (!value.isBlank()) {
            names.add(RelativeName.of(type, ShownText.typed(value.strip())));
        }
    }
}
