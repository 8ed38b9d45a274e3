package dev.tollgate.gui.view.inspector;

import atlantafx.base.controls.PasswordTextField;
import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.CredentialsForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.model.entry.Credentials.Form;
import dev.tollgate.model.entry.Credentials.Name;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Credentials, the password masked until somebody asks to see it. */
final class CredentialsFormView {
    private final FormGrid grid;
    private final Consumer<ValueForm> changed;
    private final Runnable keep;
    private CredentialsForm form;

    CredentialsFormView(FormGrid grid, CredentialsForm form, Consumer<ValueForm> changed, Runnable keep) {
        this.grid = grid;
        this.form = form;
        this.changed = changed;
        this.keep = keep;
    }

    void show() {
        for (Name name : Name.values()) {
            String key = "form.credentials." + name.name().toLowerCase(Locale.ROOT);
            if (name == Name.PASSWORD) {
                grid.add(key, password());
            } else {
                String bytes = form.text(name);
                grid.bytes(key, bytes, typed -> type(form.with(name, typed)), keep)
                        .setId("form-" + name.name().toLowerCase(Locale.ROOT));
            }
        }
        CheckBox encoded = new CheckBox(Texts.of("form.credentials.base64"));
        encoded.setSelected(form.form(Name.PASSWORD) == Form.BASE64);
        encoded.setOnAction(event -> {
            type(form.with(Name.PASSWORD, encoded.isSelected() ? Form.BASE64 : Form.TEXT));
            keep.run();
        });
        grid.addWide(encoded);
    }

    private HBox password() {
        String bytes = form.text(Name.PASSWORD);
        PasswordTextField field = new PasswordTextField(ShownText.of(bytes));
        field.setId("form-password");
        field.setAccessibleText(Texts.of("form.credentials.password"));
        field.passwordProperty()
                .addListener((observed, before, now) -> type(form.with(Name.PASSWORD, ShownText.edited(bytes, now))));
        field.setOnAction(event -> keep.run());
        field.focusedProperty().addListener((observed, had, has) -> {
            if (!has) {
                keep.run();
            }
        });
        ToggleButton reveal = new ToggleButton("", new FontIcon(Feather.EYE));
        reveal.setAccessibleText(Texts.of("form.credentials.reveal"));
        field.revealPasswordProperty().bind(reveal.selectedProperty());
        HBox.setHgrow((TextField) field, Priority.ALWAYS);
        return new HBox(6, field, reveal);
    }

    private void type(CredentialsForm next) {
        form = next;
        changed.accept(next);
    }
}
