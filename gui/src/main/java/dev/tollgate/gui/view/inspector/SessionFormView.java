package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.SessionForm;
import dev.tollgate.gui.inspector.SessionForm.Flag;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.model.entry.value.SessionFeatures.Name;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for each setting of a TLS session, switches for its flags, and what sendmail does not know. */
final class SessionFormView {
    private final FormGrid grid;
    private final Supplier<Optional<Path>> chooseFile;
    private final Consumer<ValueForm> changed;
    private final Runnable keep;
    private SessionForm form;

    SessionFormView(
            FormGrid grid,
            SessionForm form,
            Supplier<Optional<Path>> chooseFile,
            Consumer<ValueForm> changed,
            Runnable keep) {
        this.grid = grid;
        this.form = form;
        this.chooseFile = chooseFile;
        this.changed = changed;
        this.keep = keep;
    }

    /** Whether a session may go on when TLS fails. */
    private enum Clear {
        DEFAULT,
        YES,
        NO
    }

    void show() {
        setting(Name.CipherList).setPromptText(Texts.of("form.session.usual"));
        setting(Name.CipherSuites).setPromptText(Texts.of("form.session.usual"));
        setting(Name.Options).setPromptText(Texts.of("form.session.options.prompt"));
        file(Name.CertFile);
        file(Name.KeyFile);
        flag(Flag.R, "form.session.crl");
        grid.choice("form.session.clear", List.of(Clear.values()), clear(), SessionFormView::name, this::choose)
                .setId("form-clear");
        flag(Flag.d, "form.session.dane");
        setting(Name.servername).setPromptText(Texts.of("form.session.usual"));
        setting(Name.sts).setPromptText(Texts.of("form.session.usual"));
        String other = form.other();
        grid.bytes("form.session.other", other, typed -> type(form.withOther(typed)), keep)
                .setId("form-session-other");
    }

    private TextField setting(Name name) {
        String shown = form.text(name);
        TextField field = grid.bytes(key(name), shown, typed -> type(form.with(name, typed)), keep);
        field.setId("form-" + name.name().toLowerCase(Locale.ROOT));
        return field;
    }

    private void file(Name name) {
        String bytes = form.text(name);
        TextField field = new TextField(ShownText.of(bytes));
        field.setId("form-" + name.name().toLowerCase(Locale.ROOT));
        FormGrid.watch(field, typed -> type(form.with(name, ShownText.edited(bytes, typed))), keep);
        // A word would leave no room for the path.
        Button browse = new Button("", new FontIcon(Feather.FOLDER));
        browse.setMinWidth(Button.USE_PREF_SIZE);
        browse.setAccessibleText(Texts.of("form.browse.for", Texts.of(key(name))));
        browse.setTooltip(new Tooltip(browse.getAccessibleText()));
        browse.setOnAction(event -> chooseFile.get().ifPresent(chosen -> {
            field.setText(chosen.toString());
            keep.run();
        }));
        grid.add(key(name), field, browse);
    }

    private static String key(Name name) {
        return "form.session." + name.name().toLowerCase(Locale.ROOT);
    }

    private void flag(Flag flag, String key) {
        CheckBox box = new CheckBox(Texts.of(key));
        box.setId("form-flag-" + flag);
        box.setSelected(form.has(flag));
        box.setOnAction(event -> keep(form.with(flag, box.isSelected())));
        grid.addWide(box);
    }

    private Clear clear() {
        return form.has(Flag.C) ? Clear.YES : form.has(Flag.c) ? Clear.NO : Clear.DEFAULT;
    }

    private void choose(Clear clear) {
        keep(form.with(Flag.C, clear == Clear.YES).with(Flag.c, clear == Clear.NO));
    }

    private static String name(Clear clear) {
        return Texts.of("clear." + clear.name().toLowerCase(Locale.ROOT));
    }

    private void type(SessionForm next) {
        form = next;
        changed.accept(next);
    }

    private void keep(SessionForm next) {
        type(next);
        keep.run();
    }
}
