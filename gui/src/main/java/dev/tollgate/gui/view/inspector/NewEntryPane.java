package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.HeldName;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.intention.Intention;
import dev.tollgate.gui.intention.NewEntryModel;
import dev.tollgate.gui.intention.NewEntryModel.Added;
import dev.tollgate.gui.intention.NewEntryModel.NewEntry;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.entry.Tag;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A new entry: first what it is wanted for, then its parts. It is in the file once it is added, and not before. */
public final class NewEntryPane extends BorderPane {
    private final Workbench workbench;
    private final NewEntryModel model;
    private final IntConsumer added;
    private final Runnable closed;
    private final IntentionList intentions;
    private final Label title = new Label(Texts.of("intention.name"));
    private final Label what = text();
    private final ComboBox<String> tag = TagCell.box("new-tag");
    private final TextField key = new TextField();
    private final CheckBox everyone = new CheckBox(Texts.of("new.everyone"));
    private final ProbeView probe;
    private final ValueFields form;
    private final Label line = text();
    private final Label sentence = text();
    private final VBox remarks = new VBox(6);
    private final Button add = PaneTables.button("new.add", Feather.CHECK, this::add);
    private final Button another = PaneTables.button("new.another", Feather.PLUS, this::addAnother);
    private final VBox fields = new VBox();
    private final ScrollPane scroll = new ScrollPane(fields);
    private boolean filling;

    /** {@code added} is told the line of an entry that was added last, {@code closed} that nothing more is wanted. */
    NewEntryPane(Workbench workbench, FormHelp help, IntConsumer added, Runnable closed) {
        this.workbench = workbench;
        probe = new ProbeView(workbench.probe());
        form = new ValueFields(help, this::formChanged);
        this.added = added;
        this.closed = closed;
        model = workbench.newEntry();
        setId("new-entry");
        intentions = new IntentionList(this::begin);
        title.getStyleClass().addAll("title-4", "new-title");
        title.setWrapText(true);
        line.getStyleClass().add("preview");
        line.setId("new-preview");
        sentence.setId("new-sentence");
        key.setId("new-key");
        everyone.setId("new-everyone");
        everyone.setWrapText(true);
        everyone.managedProperty().bind(everyone.visibleProperty());
        tag.valueProperty().subscribe(typed -> changed(() -> model.setTag(typed == null ? "" : typed)));
        key.textProperty().subscribe(typed -> changed(() -> model.setKey(typed)));
        everyone.selectedProperty().subscribe(all -> changed(() -> model.setEveryone(all)));
        key.disableProperty().bind(everyone.selectedProperty());
        FormGrid head = new FormGrid();
        head.add("table.tag", tag);
        Button take = help.certificateName().make(model::take);
        take.setId("new-take");
        head.add("table.key", key, take);
        head.addWide(everyone);
        fields.getStyleClass().add("inspector");
        fields.getChildren().setAll(what, head, probe, form, line, sentence, remarks);
        scroll.setFitToWidth(true);
        setTop(title);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        model.entryProperty().subscribe(this::show);
    }

    private static Label text() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Asks what is wanted. */
    void ask() {
        model.drop();
        layOut();
        intentions.focusFirst();
    }

    private void begin(Intention intention) {
        model.begin(intention);
        layOut();
        key.requestFocus();
    }

    /** What a pane scrolls is part of the window, and can have the focus, only once the pane was laid out. */
    private void layOut() {
        applyCss();
        layout();
    }

    private void changed(Runnable change) {
        if (!filling) {
            change.run();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (model.entryProperty().get().isPresent()) {
                ask();
            } else {
                closed.run();
            }
        } else if (event.getCode() == KeyCode.ENTER
                && event.getTarget() instanceof TextField field
                && !probe.holds(field)) {
            event.consume();
            if (add.isDisabled()) {
                toFirstEmpty();
            } else {
                add();
            }
        }
    }

    /** Goes to what is still needed. */
    private void toFirstEmpty() {
        if (key.getText().isBlank() && !everyone.isSelected()) {
            key.requestFocus();
        } else {
            FocusKept.toFirst(form);
        }
    }

    private int below() {
        SortedSet<Integer> lines = workbench.selection().lines();
        return lines.isEmpty() ? workbench.editor().document().lineCount() : lines.last();
    }

    private void add() {
        if (put()) {
            model.drop();
            closed.run();
        }
    }

    private void addAnother() {
        if (put()) {
            model.setEveryone(false);
            model.setKey("");
            key.requestFocus();
        }
    }

    private boolean put() {
        Optional<Added> came = model.add(below());
        if (came.orElse(null) instanceof Added.Present present) {
            remarks.getChildren().setAll(remark(Texts.of("new.present", present.line()), "level-error"));
            return false;
        }
        if (came.orElse(null) instanceof Added.Lines lines) {
            workbench.selection().select(lines.lines().last());
            added.accept(lines.lines().last());
            return true;
        }
        return false;
    }

    private void show(Optional<NewEntry> entry) {
        if (entry.isEmpty()) {
            form.clear();
            title.setText(Texts.of("intention.name"));
            setCenter(intentions);
            setBottom(PaneTables.bar(PaneTables.button("new.close", Feather.X, closed)));
            return;
        }
        NewEntry shown = entry.get();
        filling = true;
        title.setText(shown.intention().title());
        what.setText(shown.intention().sentence());
        tag.setValue(shown.tag());
        if (!key.getText().strip().equals(shown.key())) {
            key.setText(shown.key());
        }
        key.setPromptText(shown.intention().keyPrompt());
        everyone.setVisible(shown.known().hasDefault());
        everyone.setSelected(shown.everyone());
        form.show(shown.form());
        probe.offer(shown.tag(), shown.key());
        filling = false;
        showPreview(shown);
        if (getCenter() != scroll) {
            setCenter(scroll);
            setBottom(PaneTables.bar(add, another, PaneTables.button("new.back", Feather.ARROW_LEFT, this::ask)));
        }
    }

    private void formChanged(ValueForm next) {
        if (!filling) {
            model.setForm(next);
        }
    }

    private void showPreview(NewEntry shown) {
        Optional<String> lacking = shown.lacking();
        line.setText(String.join("\n", preview(shown)));
        sentence.setText(lacking.or(shown::sentence).orElse(""));
        sentence.getStyleClass().remove("lacking");
        if (lacking.isPresent()) {
            sentence.getStyleClass().add("lacking");
        }
        add.setDisable(lacking.isPresent());
        another.setDisable(lacking.isPresent());
        Stream<Node> findings = model.findings(below()).stream().map(NewEntryPane::finding);
        Stream<Node> feature = shown.known().feature().stream()
                .map(name -> remark(Texts.of("new.feature", shown.tag(), name), "level-info"));
        Stream<Node> issuer = shown.known() == Tag.CERT_SUBJECT
                        && HeldName.isKeyOf(shown.tag())
                        && shown.names().isEmpty()
                ? Stream.of(remark(Texts.of("new.issuer"), "level-info"))
                : Stream.empty();
        remarks.getChildren()
                .setAll(Stream.of(findings, feature, issuer).flatMap(all -> all).toList());
    }

    private List<String> preview(NewEntry shown) {
        List<String> lines = model.lines();
        return Stream.concat(
                        lines.stream().limit(Math.max(0, lines.size() - 1)).map(ShownText::of),
                        Stream.of(shown.shown()))
                .toList();
    }

    private static Node finding(Finding finding) {
        return remark(
                Texts.of(
                        "source.finding",
                        finding.rule(),
                        ShownText.of(Secrets.HIDDEN.text(finding.message())),
                        ShownText.of(Secrets.HIDDEN.text(finding.help()))),
                "level-" + finding.severity().name().toLowerCase(Locale.ROOT));
    }

    private static Label remark(String words, String style) {
        Label label = text();
        label.setText(words);
        label.getStyleClass().addAll("remark", style);
        return label;
    }
}
