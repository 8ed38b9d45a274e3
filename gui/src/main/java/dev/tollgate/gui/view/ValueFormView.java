package dev.tollgate.gui.view;

import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.CredentialsForm;
import dev.tollgate.gui.inspector.LettersForm;
import dev.tollgate.gui.inspector.NumberForm;
import dev.tollgate.gui.inspector.TextForm;
import dev.tollgate.gui.inspector.TlsForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.inspector.WordForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** The fields for one form. */
final class ValueFormView {
    private final FormGrid grid = new FormGrid();
    private final Consumer<ValueForm> changed;
    private final Runnable keep;
    private ValueForm form;

    private ValueFormView(ValueForm form, Consumer<ValueForm> changed, Runnable keep) {
        this.form = form;
        this.changed = changed;
        this.keep = keep;
    }

    /** The fields for {@code form}; {@code changed} is told each change, {@code keep} when one is finished. */
    static FormGrid of(
            ValueForm form, CertificateNameButton certificateName, Consumer<ValueForm> changed, Runnable keep) {
        ValueFormView view = new ValueFormView(form, changed, keep);
        if (form instanceof ActionForm action) {
            view.action(action);
        } else if (form instanceof TlsForm) {
            new TlsFormView(view.grid, form, certificateName, changed, keep).show();
        } else if (form instanceof LettersForm letters) {
            new LettersFormView(view.grid, letters, changed, keep).show();
        } else if (form instanceof CredentialsForm credentials) {
            new CredentialsFormView(view.grid, credentials, changed, keep).show();
        } else if (form instanceof NumberForm number) {
            view.number(number);
        } else if (form instanceof WordForm word) {
            view.word(word);
        } else {
            view.text((TextForm) form);
        }
        return view.grid;
    }

    private void type(ValueForm next) {
        form = next;
        changed.accept(next);
    }

    private ActionForm action() {
        return (ActionForm) form;
    }

    private void action(ActionForm action) {
        ComboBox<ActionForm.Choice> choice = grid.choice(
                "form.action",
                List.of(ActionForm.Choice.values()),
                action.choice(),
                value -> Texts.of("action." + value.name().toLowerCase(Locale.ROOT)),
                picked -> {
                    type(action().with(picked));
                    keep.run();
                });
        choice.setId("form-action");
        if (action.choice() == ActionForm.Choice.ERROR) {
            TextField code = grid.text(
                    "form.code",
                    action.code(),
                    typed -> type(new ActionForm(action().choice(), typed.strip(), action().status(), action().text())),
                    keep);
            code.setPromptText("553");
            code.setId("form-code");
            TextField status = grid.text(
                    "form.status",
                    action.status(),
                    typed -> type(new ActionForm(action().choice(), action().code(), typed.strip(), action().text())),
                    keep);
            status.setId("form-status");
        }
        if (action.choice() == ActionForm.Choice.ERROR || action.choice() == ActionForm.Choice.QUARANTINE) {
            grid.bytes(
                            action.choice() == ActionForm.Choice.ERROR ? "form.reply" : "form.reason",
                            action.text(),
                            typed -> type(new ActionForm(action().choice(), action().code(), action().status(), typed)),
                            keep)
                    .setId("form-text");
        }
    }

    private void number(NumberForm number) {
        String key = number.kind() == ValueKind.PAUSE ? "form.pause" : "form.limit";
        grid.text(key, number.number(), typed -> type(new NumberForm(number.kind(), typed)), keep)
                .setId("form-number");
    }

    private void word(WordForm word) {
        List<String> choices = new ArrayList<>(word.words());
        if (!choices.contains(word.word())) {
            choices.add(word.word());
        }
        grid.choice("form.word", choices, word.word(), value -> value, picked -> {
                    type(new WordForm(word.kind(), picked, word.words()));
                    keep.run();
                })
                .setId("form-word");
    }

    private void text(TextForm text) {
        TextField field = grid.bytes("form.value", text.value(), typed -> type(new TextForm(text.kind(), typed)), keep);
        field.setId("form-value");
        field.setPromptText(text.kind().expected());
    }
}
