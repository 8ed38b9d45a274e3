package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.HeldName;
import dev.tollgate.gui.inspector.TlsForm;
import dev.tollgate.gui.inspector.TlsForm.Extension;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.model.entry.value.TlsRequirement.Level;
import dev.tollgate.model.entry.value.TlsRequirement.Prefix;
import dev.tollgate.model.entry.value.TlsRequirement.Subject;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Builds a TLS requirement: what the session needs, how a failure is reported, what the certificate must carry. */
final class TlsFormView {
    private final FormGrid grid;
    private final CertificateNameButton certificateName;
    private final Consumer<ValueForm> changed;
    private final Runnable keep;
    private final VBox extensions = new VBox(6);
    private TlsForm form;

    TlsFormView(
            FormGrid grid,
            ValueForm form,
            CertificateNameButton certificateName,
            Consumer<ValueForm> changed,
            Runnable keep) {
        this.grid = grid;
        this.certificateName = certificateName;
        this.form = (TlsForm) form;
        this.changed = changed;
        this.keep = keep;
    }

    void show() {
        grid.choice(
                        "form.tls.level",
                        List.of(Level.values()),
                        form.level(),
                        TlsFormView::name,
                        picked -> keep(form.with(picked)))
                .setId("form-level");
        TextField bits = grid.text("form.tls.bits", form.bits(), typed -> type(form.withBits(typed)), keep);
        bits.setId("form-bits");
        bits.setPromptText(Texts.of("form.tls.bits.any"));
        grid.choice(
                        "form.tls.failure",
                        List.of(Prefix.values()),
                        form.prefix(),
                        TlsFormView::name,
                        picked -> keep(form.with(picked)))
                .setId("form-prefix");
        Button add = new Button(Texts.of("form.tls.add"), new FontIcon(Feather.PLUS));
        add.setId("form-add-extension");
        add.setOnAction(event -> {
            keep(form.plus(new Extension(Subject.CN, "")));
            showExtensions();
        });
        grid.addWide(new Label(Texts.of("form.tls.extensions")));
        grid.addWide(extensions);
        grid.addWide(add);
        showExtensions();
    }

    private static String name(Enum<?> value) {
        return Texts.of("tls." + value.name().toLowerCase(Locale.ROOT));
    }

    private void type(TlsForm next) {
        form = next;
        changed.accept(next);
    }

    private void keep(TlsForm next) {
        type(next);
        keep.run();
    }

    private void showExtensions() {
        List<VBox> shown = IntStream.range(0, form.extensions().size())
                .mapToObj(this::extension)
                .toList();
        FocusKept.in(extensions, () -> extensions.getChildren().setAll(shown));
    }

    private VBox extension(int index) {
        Extension shown = form.extensions().get(index);
        ComboBox<Subject> subject = new ComboBox<>();
        subject.getItems().addAll(Subject.values());
        subject.setValue(shown.subject());
        subject.setAccessibleText(Texts.of("form.tls.subject"));
        subject.setId("form-subject-" + index);
        subject.setOnAction(event -> keep(form.withExtension(
                index,
                new Extension(subject.getValue(), form.extensions().get(index).value()))));
        TextField value = new TextField(ShownText.of(shown.value()));
        value.setId("form-subject-value-" + index);
        value.promptTextProperty()
                .bind(subject.valueProperty()
                        .map(wanted -> Texts.of(wanted == Subject.CN ? "form.tls.own" : "form.tls.needed")));
        value.setAccessibleText(Texts.of("form.tls.value"));
        HBox.setHgrow(value, Priority.ALWAYS);
        FormGrid.watch(
                value,
                typed -> type(form.withExtension(
                        index,
                        new Extension(form.extensions().get(index).subject(), ShownText.edited(shown.value(), typed)))),
                keep);
        Button remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.setAccessibleText(Texts.of("form.tls.remove"));
        remove.setId("form-subject-remove-" + index);
        remove.setOnAction(event -> {
            keep(form.without(index));
            showExtensions();
        });
        Button take = certificateName.make(names -> {
            Subject wanted = form.extensions().get(index).subject();
            HeldName.forDemand(wanted, names).ifPresent(name -> {
                keep(form.withExtension(index, new Extension(wanted, name)));
                showExtensions();
            });
        });
        take.disableProperty().bind(subject.valueProperty().isEqualTo(Subject.CITag));
        take.getStyleClass().add("extension");
        subject.getStyleClass().add("extension-subject");
        // In a narrow window one line cannot hold all four.
        return new VBox(4, new HBox(6, subject, value, remove), take);
    }
}
