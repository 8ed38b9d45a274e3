package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.CredentialsForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.HiddenField;
import dev.tollgate.model.entry.value.Credentials.Form;
import dev.tollgate.model.entry.value.Credentials.Name;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;

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

    private HiddenField password() {
        String bytes = form.text(Name.PASSWORD);
        HiddenField hidden = new HiddenField(
                Texts.of("form.credentials.password"),
                ShownText.of(bytes),
                typed -> type(form.with(Name.PASSWORD, ShownText.edited(bytes, typed))),
                keep);
        hidden.field().setId("form-password");
        return hidden;
    }

    private void type(CredentialsForm next) {
        form = next;
        changed.accept(next);
    }
}
