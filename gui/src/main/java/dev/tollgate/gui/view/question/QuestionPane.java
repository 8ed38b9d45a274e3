package dev.tollgate.gui.view.question;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.KeptTest;
import dev.tollgate.gui.question.Question;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.question.QuestionModel.Answered;
import dev.tollgate.gui.question.SuiteModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FormGrid;
import dev.tollgate.gui.view.part.PaneShares;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.policy.Fact;
import dev.tollgate.model.policy.Phase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What would sendmail do? Facts on the left, the verdict with its steps in the middle, kept questions on the right. */
public final class QuestionPane extends SplitPane {
    private final QuestionModel model;
    private final AnswerView answer;
    private final ComboBox<Phase> phase;
    private final VBox fields = new VBox();
    /** What stands in the fields; those of another phase keep it until that phase is asked about again. */
    private final Map<Fact, String> shown = new EnumMap<>(Fact.class);

    private List<Fact> shownFacts;

    public QuestionPane(Workbench workbench, IntConsumer goTo) {
        model = workbench.question();
        answer = new AnswerView(goTo);
        FormGrid head = new FormGrid();
        phase = head.choice(
                "question.phase",
                List.of(Phase.values()),
                Phase.RCPT,
                value -> Texts.of("question.phase.of", value.option(), value.ruleset()),
                picked -> showFields(Question.factsOf(picked)));
        phase.setId("question-phase");
        shownFacts = Question.factsOf(Phase.RCPT);
        showFields(shownFacts);
        Label assumed = new Label(Texts.of("question.assumed"));
        assumed.setWrapText(true);
        assumed.setMinHeight(USE_PREF_SIZE);
        assumed.getStyleClass().add("text-muted");
        workbench.site().fileProperty().subscribe(file -> {
            assumed.setVisible(file.isEmpty());
            assumed.setManaged(file.isEmpty());
        });
        VBox form = new VBox(10, head, fields, assumed);
        form.getStyleClass().add("inspector");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        FlowPane buttons = PaneTables.bar(
                PaneTables.button("question.ask", Feather.HELP_CIRCLE, this::ask),
                QuestionPresets.menu(this::fill),
                history());
        VBox left = new VBox(buttons, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        ScrollPane middle = new ScrollPane(answer);
        middle.setFitToWidth(true);
        middle.setFitToHeight(true);
        getItems().addAll(left, middle, new SuiteView(model, workbench.suite(), this::show));
        PaneShares.set(this, 0.34, 0.68);
        model.answerProperty().subscribe(this::show);
        workbench.editor().onChange(change -> answer.outdate());
    }

    private MenuButton history() {
        MenuButton remembered = new MenuButton(Texts.of("question.history"));
        remembered.setId("question-history");
        remembered.setMinWidth(USE_PREF_SIZE);
        MenuItem none = new MenuItem(Texts.of("question.history.none"));
        none.setDisable(true);
        remembered.getItems().add(none);
        remembered.setOnShowing(event -> {
            List<MenuItem> items = model.history().stream().map(this::item).toList();
            remembered.getItems().setAll(items.isEmpty() ? List.of(none) : items);
        });
        return remembered;
    }

    private MenuItem item(Question question) {
        MenuItem item = new MenuItem(ShownText.of(question.title()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            fill(question);
            ask();
        });
        return item;
    }

    private void fill(Question question) {
        phase.setValue(question.phase());
        question.fields().forEach(shown::remove);
        question.facts().forEach((fact, value) -> shown.put(fact, ShownText.of(value)));
        showFields(question.fields());
    }

    private void showFields(List<Fact> facts) {
        shownFacts = facts;
        FormGrid grid = new FormGrid();
        for (Fact fact : facts) {
            TextField field = grid.text(
                    "fact." + fact.option(), shown.getOrDefault(fact, ""), typed -> shown.put(fact, typed), () -> {});
            field.setId("fact-" + fact.option());
            field.setPromptText(fact.meaning());
            field.setTooltip(new Tooltip(fact.meaning()));
            field.setOnAction(event -> ask());
        }
        fields.getChildren().setAll(grid);
    }

    private Question filled() {
        Map<Fact, String> given = new EnumMap<>(Fact.class);
        for (Fact fact : shownFacts) {
            String value = shown.getOrDefault(fact, "").strip();
            if (!value.isEmpty() || fact == Fact.FROM) {
                given.put(fact, ShownText.typed(value));
            }
        }
        return new Question(phase.getValue(), given);
    }

    private void ask() {
        model.ask(filled());
    }

    private void show(Optional<Answered> answered) {
        answered.ifPresent(now -> {
            if (!filled().equals(now.question())) {
                fill(now.question());
            }
            answer.show(now.verdict(), List.of());
        });
    }

    /** A test that the user picks: its question in the fields, and how it went. */
    private void show(KeptTest test) {
        SuiteModel.questionOf(test).ifPresent(this::fill);
        test.result().ifPresent(result -> answer.show(result.verdict(), result.mismatches()));
    }
}
