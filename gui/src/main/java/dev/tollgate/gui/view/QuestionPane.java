package dev.tollgate.gui.view;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.PolicyTest;
import dev.tollgate.gui.question.Question;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.question.QuestionModel.Answered;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Phase;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What would sendmail do? Facts on the left, the verdict with its steps in the middle, kept questions on the right. */
final class QuestionPane extends SplitPane {
    private final QuestionModel model;
    private final IntConsumer goTo;
    private final ComboBox<Phase> phase;
    private final FormGrid head = new FormGrid();
    private final VBox fields = new VBox();
    private final Map<Fact, String> facts = new EnumMap<>(Fact.class);
    private final Label verdict = new Label(Texts.of("question.none"));
    private final ListView<Probe> steps = new ListView<>();
    private @Nullable Hit deciding;

    QuestionPane(Workbench workbench, IntConsumer goTo) {
        model = workbench.question();
        this.goTo = goTo;
        phase = head.choice(
                "question.phase",
                List.of(Phase.values()),
                Phase.RCPT,
                value -> Texts.of("question.phase.of", value.option(), value.ruleset()),
                picked -> showFields());
        phase.setId("question-phase");
        showFields();
        VBox form = new VBox(10, head, fields);
        form.getStyleClass().add("inspector");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        MenuButton remembered = new MenuButton(Texts.of("question.history"));
        remembered.setOnShowing(event -> remembered
                .getItems()
                .setAll(model.history().stream().map(this::item).toList()));
        HBox buttons =
                new HBox(PaneTables.button("question.ask", Feather.HELP_CIRCLE, this::ask), presets(), remembered);
        buttons.getStyleClass().add("pane-bar");
        VBox left = new VBox(buttons, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getItems().addAll(left, answer(), tests());
        setDividerPositions(0.38, 0.76);
        model.answerProperty().subscribe(this::show);
    }

    private VBox answer() {
        verdict.setId("verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.getStyleClass().add("verdict");
        steps.setId("steps");
        steps.setAccessibleText(Texts.of("question.steps"));
        steps.getStyleClass().add("diff");
        steps.setCellFactory(view -> new StepCell());
        steps.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && now.hit() != null && now.hit().line() > 0) {
                goTo.accept(now.hit().line());
            }
        });
        VBox.setVgrow(steps, Priority.ALWAYS);
        return new VBox(verdict, steps);
    }

    private VBox tests() {
        ListView<PolicyTest> list = new ListView<>(model.tests());
        list.setId("policy-tests");
        list.setAccessibleText(Texts.of("question.tests"));
        list.setPlaceholder(new Label(Texts.of("question.tests.none")));
        list.setCellFactory(view -> new TestCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox buttons = new HBox(
                PaneTables.button("question.keep", Feather.BOOKMARK, model::keep),
                PaneTables.button("question.run", Feather.PLAY, model::runTests));
        buttons.getStyleClass().add("pane-bar");
        return new VBox(buttons, list);
    }

    private MenuButton presets() {
        MenuButton button = new MenuButton(Texts.of("question.presets"));
        button.getItems()
                .addAll(
                        preset(
                                "question.preset.incoming",
                                Phase.RCPT,
                                Map.of(
                                        Fact.CLIENT_NAME, "mail.example.net",
                                        Fact.CLIENT_ADDR, "192.0.2.25",
                                        Fact.FROM, "sender@example.net",
                                        Fact.TO, "user@example.com")),
                        preset(
                                "question.preset.sender",
                                Phase.MAIL,
                                Map.of(
                                        Fact.CLIENT_NAME, "mail.example.net",
                                        Fact.CLIENT_ADDR, "192.0.2.25",
                                        Fact.FROM, "sender@example.net")),
                        preset(
                                "question.preset.outgoing",
                                Phase.TLS_SERVER,
                                Map.of(
                                        Fact.SERVER_NAME, "mx.example.net",
                                        Fact.SERVER_ADDR, "192.0.2.26",
                                        Fact.VERIFY, "OK",
                                        Fact.CIPHER_BITS, "256")));
        return button;
    }

    private MenuItem preset(String key, Phase asked, Map<Fact, String> given) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(event -> fill(new Question(asked, given)));
        return item;
    }

    private MenuItem item(Question question) {
        MenuItem item = new MenuItem(question.title());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            fill(question);
            ask();
        });
        return item;
    }

    private void fill(Question question) {
        facts.putAll(question.facts());
        phase.setValue(question.phase());
        showFields();
    }

    private void showFields() {
        FormGrid grid = new FormGrid();
        for (Fact fact : Question.factsOf(phase.getValue())) {
            TextField field = grid.text(
                    "fact." + fact.option(), facts.getOrDefault(fact, ""), typed -> facts.put(fact, typed), () -> {});
            field.setId("fact-" + fact.option());
            field.setPromptText(fact.meaning());
            field.setOnAction(event -> ask());
        }
        fields.getChildren().setAll(grid);
    }

    private void ask() {
        Map<Fact, String> given = new EnumMap<>(Fact.class);
        for (Fact fact : Question.factsOf(phase.getValue())) {
            String value = facts.getOrDefault(fact, "").strip();
            if (!value.isEmpty() || fact == Fact.FROM) {
                given.put(fact, ShownText.typed(value));
            }
        }
        model.ask(new Question(phase.getValue(), given));
    }

    private void show(Optional<Answered> answered) {
        if (answered.isEmpty()) {
            return;
        }
        Verdict result = answered.get().verdict();
        StringBuilder text =
                new StringBuilder(Texts.of("decision." + result.decision().word()));
        if (result.relay() != null) {
            text.append(' ').append(Texts.of(result.relay() ? "question.relay" : "question.norelay"));
        }
        if (result.reply() != null) {
            text.append('\n').append(ShownText.of(QuestionModel.reply(result)));
        }
        if (result.value() != null) {
            text.append('\n').append(Texts.of("question.value", ShownText.of(result.value())));
        }
        if (result.matched() != null && result.matched().line() > 0) {
            text.append('\n')
                    .append(Texts.of(
                            "question.matched",
                            result.matched().line(),
                            ShownText.of(result.matched().key())));
        }
        verdict.setText(text.toString());
        deciding = result.matched();
        steps.getItems().setAll(result.lookups());
    }

    /** One lookup; the one that decided stands out. */
    private final class StepCell extends ListCell<Probe> {
        @Override
        protected void updateItem(@Nullable Probe probe, boolean empty) {
            super.updateItem(probe, empty);
            getStyleClass().removeAll("diff-added", "diff-gap");
            if (empty || probe == null) {
                setText(null);
                return;
            }
            Hit hit = probe.hit();
            if (hit == null) {
                setText(Texts.of("question.miss", ShownText.of(probe.key())));
                getStyleClass().add("diff-gap");
            } else {
                setText(Texts.of("question.hit", ShownText.of(probe.key()), ShownText.of(hit.value()), hit.line()));
                if (hit.equals(deciding)) {
                    getStyleClass().add("diff-added");
                }
            }
        }
    }

    /** A kept question and how it went. */
    private static final class TestCell extends ListCell<PolicyTest> {
        @Override
        protected void updateItem(@Nullable PolicyTest test, boolean empty) {
            super.updateItem(test, empty);
            getStyleClass().removeAll("diff-added", "diff-removed");
            if (empty || test == null) {
                setText(null);
                return;
            }
            String sign = test.now().isEmpty() ? "•" : test.passes() ? "✓" : "✗";
            setText(sign + " " + test.question().title() + " → "
                    + test.decision().word());
            if (test.now().isPresent()) {
                getStyleClass().add(test.passes() ? "diff-added" : "diff-removed");
            }
        }
    }
}
