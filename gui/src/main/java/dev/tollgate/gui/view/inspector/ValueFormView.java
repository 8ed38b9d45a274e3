package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.CompatForm;
import dev.tollgate.gui.inspector.CredentialsForm;
import dev.tollgate.gui.inspector.LettersForm;
import dev.tollgate.gui.inspector.NumberForm;
import dev.tollgate.gui.inspector.PresenceForm;
import dev.tollgate.gui.inspector.QueueGroupForm;
import dev.tollgate.gui.inspector.SessionForm;
import dev.tollgate.gui.inspector.TextForm;
import dev.tollgate.gui.inspector.TlsForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.inspector.WordForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

    /** The fields for a value of which something is hidden: as text, where there are no fields that can be masked. */
    static FormGrid hidden(ValueForm form, ValueKind kind, FormHelp help, Consumer<ValueForm> changed, Runnable keep) {
        boolean words = form instanceof WordForm || form instanceof QueueGroupForm || form instanceof SessionForm;
        ValueForm shown = words ? new TextForm(kind, form.value()) : form;
        ValueFormView view = new ValueFormView(shown, changed, keep);
        if (!(form instanceof CredentialsForm)) {
            view.grid.hide();
        }
        return view.show(help);
    }

    /** The fields for {@code form}; {@code changed} is told each change, {@code keep} when one is finished. */
    static FormGrid of(ValueForm form, FormHelp help, Consumer<ValueForm> changed, Runnable keep) {
        return new ValueFormView(form, changed, keep).show(help);
    }

    private FormGrid show(FormHelp help) {
        if (form instanceof ActionForm action) {
            action(action);
        } else if (form instanceof TlsForm) {
            new TlsFormView(grid, form, help.certificateName(), changed, keep).show();
        } else if (form instanceof LettersForm letters) {
            new LettersFormView(grid, letters, changed, keep).show();
        } else if (form instanceof CredentialsForm credentials) {
            new CredentialsFormView(grid, credentials, changed, keep).show();
        } else if (form instanceof SessionForm session) {
            new SessionFormView(grid, session, help.chooseFile(), changed, keep).show();
        } else if (form instanceof NumberForm number) {
            number(number);
        } else if (form instanceof QueueGroupForm group) {
            queueGroup(group, help.queueGroups());
        } else if (form instanceof CompatForm compat) {
            compat(compat);
        } else if (form instanceof PresenceForm presence) {
            presence(presence);
        } else if (form instanceof WordForm word) {
            word(word);
        } else {
            text((TextForm) form);
        }
        return grid;
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

    private void queueGroup(QueueGroupForm group, Supplier<List<String>> groups) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setId("form-queue");
        box.getEditor().setText(ShownText.of(group.name()));
        box.setPromptText(Texts.of("form.queue"));
        box.getItems().setAll(groups.get());
        box.setOnShowing(event -> box.getItems().setAll(groups.get()));
        FormGrid.watch(box.getEditor(), typed -> type(new QueueGroupForm(ShownText.edited(group.name(), typed))), keep);
        box.setOnAction(event -> keep.run());
        grid.add("form.queue", box);
        if (groups.get().isEmpty()) {
            explain("form.queue.unknown");
        }
    }

    private void compat(CompatForm compat) {
        ComboBox<CompatForm.Choice> choice = grid.choice(
                "form.compat",
                List.of(CompatForm.Choice.values()),
                compat.choice(),
                value -> Texts.of("compat." + value.name().toLowerCase(Locale.ROOT)),
                picked -> {
                    type(((CompatForm) form).with(picked));
                    keep.run();
                });
        choice.setId("form-compat");
        if (compat.choice().replies()) {
            grid.text("form.compat.code", compat.code(), typed -> type(((CompatForm) form).withCode(typed)), keep)
                    .setId("form-code");
        }
        String key = compat.choice().replies()
                ? "form.compat.reply"
                : compat.choice() == CompatForm.Choice.DISCARD ? "form.compat.comment" : "form.value";
        grid.bytes(key, compat.text(), typed -> type(((CompatForm) form).withText(typed)), keep)
                .setId("form-text");
    }

    private void presence(PresenceForm presence) {
        grid.bytes("form.presence", presence.text(), typed -> type(new PresenceForm(typed)), keep)
                .setId("form-presence");
        explain("form.presence.why");
    }

    private void explain(String key) {
        Label why = new Label(Texts.of(key));
        why.setWrapText(true);
        why.setMinHeight(Label.USE_PREF_SIZE);
        why.getStyleClass().add("text-muted");
        grid.addWide(why);
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
