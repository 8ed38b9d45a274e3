package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.CompatForm;
import dev.tollgate.gui.inspector.HeldName;
import dev.tollgate.gui.inspector.InspectorModel;
import dev.tollgate.gui.inspector.InspectorModel.Draft;
import dev.tollgate.gui.inspector.InspectorModel.Preview;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.HiddenField;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.lint.finding.Finding;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The selected entry: what it does, what is wrong with it, and a form to change it. */
final class InspectorPane extends ScrollPane {
    private final Workbench workbench;
    private final InspectorModel model;
    private final VBox content = new VBox();
    private final Label line = new Label();
    private final Label sentence = new Label();
    private final ReachView reach;
    private final VBox findings = new VBox(6);
    private final VBox form = new VBox(10);
    private final ComboBox<String> tag = TagCell.box("inspector-tag");
    private final TextField key = new TextField();
    /** The key of a line with a password in it. */
    private final HiddenField hiddenKey;

    private final VBox remarks = new VBox(6);
    private final Button write = new Button(Texts.of("inspector.write"), new FontIcon(Feather.CHECK));
    private final FormHelp help;
    private final Button take;
    private boolean filling;
    private int shownLine;
    private @Nullable ValueKind shownKind;
    private @Nullable ValueForm shownForm;

    InspectorPane(Workbench workbench, FormHelp help) {
        this.workbench = workbench;
        this.help = help;
        reach = new ReachView(workbench);
        take = help.certificateName().make(workbench.inspector()::takeKey);
        take.setId("inspector-take");
        take.managedProperty().bind(take.visibleProperty());
        model = workbench.inspector();
        setId("inspector");
        setFitToWidth(true);
        setAccessibleText(Texts.of("inspector.name"));
        content.getStyleClass().add("inspector");
        line.getStyleClass().add("preview");
        line.setId("inspector-preview");
        line.setWrapText(true);
        line.setMaxWidth(Double.MAX_VALUE);
        sentence.setWrapText(true);
        sentence.setId("inspector-sentence");
        sentence.setMinHeight(USE_PREF_SIZE);
        tag.valueProperty().addListener((observed, before, now) -> {
            if (!filling && now != null) {
                model.setTag(now);
                model.keep();
            }
        });
        key.setId("inspector-key");
        FormGrid.watch(key, this::keyTyped, this::keep);
        hiddenKey = new HiddenField(Texts.of("table.key"), "", this::keyTyped, this::keep);
        content.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                shownForm = null;
                model.drop();
            }
        });
        write.setId("inspector-write");
        write.setOnAction(event -> model.complete());
        write.managedProperty().bind(write.visibleProperty());
        setContent(content);
        model.draftProperty().subscribe(this::showDraft);
        model.previewProperty().subscribe(this::showPreview);
    }

    private void keyTyped(String typed) {
        if (!filling) {
            model.setKey(typed);
        }
    }

    private void keep() {
        if (!filling) {
            model.keep();
        }
    }

    private void showDraft(Optional<Draft> draft) {
        if (draft.isEmpty()) {
            shownForm = null;
            FocusKept.in(this, () -> content.getChildren().setAll(line, sentence, findings, reach));
            return;
        }
        Draft shown = draft.get();
        filling = true;
        if (!shown.tag().equals(tag.getValue())) {
            tag.setValue(shown.tag());
        }
        showKey(shown);
        take.setVisible(HeldName.isKeyOf(shown.tag()));
        boolean sameForm = shown.line() == shownLine
                && shown.kind() == shownKind
                && shown.form().equals(shownForm);
        if (!sameForm) {
            shownLine = shown.line();
            shownKind = shown.kind();
            shownForm = shown.form();
            FocusKept.in(
                    form,
                    () -> form.getChildren()
                            .setAll(
                                    shown.sides().rightIsHidden()
                                            ? ValueFormView.hidden(
                                                    shown.form(), shown.kind(), help, this::formChanged, this::keep)
                                            : ValueFormView.of(shown.form(), help, this::formChanged, this::keep)));
        }
        write.setVisible(shown.sides().right().isEmpty() && shown.lacking().isEmpty());
        filling = false;
        if (content.getChildren().size() <= 4) {
            FormGrid head = new FormGrid();
            head.add("table.tag", tag);
            head.add("table.key", key, hiddenKey, take);
            HBox.setHgrow(hiddenKey, Priority.ALWAYS);
            content.getChildren().setAll(line, sentence, findings, head, form, write, remarks, reach);
        }
    }

    private void showKey(Draft shown) {
        boolean hidden = shown.sides().leftIsHidden();
        for (Node node : new Node[] {key, hiddenKey}) {
            node.setVisible(hidden == (node == hiddenKey));
            node.setManaged(node.isVisible());
        }
        if (hidden && !shown.key().equals(hiddenKey.content().strip())) {
            hiddenKey.fill(shown.key());
        } else if (!hidden && !shown.key().equals(key.getText().strip())) {
            key.setText(shown.key());
        }
        if (hidden) {
            key.clear();
        } else {
            hiddenKey.fill("");
        }
    }

    private void formChanged(ValueForm changed) {
        if (filling) {
            return;
        }
        // Fields that fit keep the focus; others are laid out anew.
        if (!hasOtherFields(changed)) {
            shownForm = changed;
        }
        model.setForm(changed);
    }

    private boolean hasOtherFields(ValueForm changed) {
        return shownForm instanceof ActionForm before
                        && changed instanceof ActionForm after
                        && before.choice() != after.choice()
                || shownForm instanceof CompatForm earlier
                        && changed instanceof CompatForm later
                        && earlier.choice() != later.choice();
    }

    private void showPreview(Preview preview) {
        boolean nothing = preview.equals(Preview.NOTHING);
        line.setVisible(!nothing);
        line.setManaged(!nothing);
        line.setText(preview.line());
        sentence.setText(nothing ? Texts.of("inspector.none") : preview.sentence());
        sentence.getStyleClass().remove("lacking");
        if (model.draftProperty().get().flatMap(Draft::lacking).isPresent()) {
            sentence.getStyleClass().add("lacking");
        }
        findings.getChildren()
                .setAll(preview.findings().stream().map(this::finding).toList());
        remarks.getChildren()
                .setAll(preview.remarks().stream().map(InspectorPane::remark).toList());
    }

    private static Label remark(String text) {
        Label label = new Label(ShownText.of(text), new FontIcon(Feather.ALERT_TRIANGLE));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("remark", "level-warning");
        return label;
    }

    private Node finding(Finding finding) {
        Feather picture = switch (finding.severity()) {
            case ERROR -> Feather.X_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case INFO -> Feather.INFO;
        };
        Label text = new Label(
                Texts.of(
                        "source.finding",
                        finding.rule(),
                        workbench.problems().words(finding, finding.message()),
                        workbench.problems().words(finding, finding.help())),
                new FontIcon(picture));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("level-" + finding.severity().name().toLowerCase(Locale.ROOT));
        if (finding.fix().isEmpty()) {
            return text;
        }
        Button fix = new Button(
                workbench.problems().words(finding, finding.fix().get().description()), new FontIcon(Feather.TOOL));
        fix.getStyleClass().add("small");
        fix.setOnAction(event -> workbench.problems().fix(finding));
        return new VBox(4, text, fix);
    }
}
