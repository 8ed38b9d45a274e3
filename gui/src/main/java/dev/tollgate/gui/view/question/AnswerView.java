package dev.tollgate.gui.view.question;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.question.QuestionModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.policy.Basis;
import dev.tollgate.model.policy.Decision;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.secret.Secrets;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A verdict in words and the lookups that led to it; the one that decided stands out. */
final class AnswerView extends VBox {
    private static final double LEAST_STEPS = 80;

    private final Label verdict = new Label(Texts.of("question.none"));
    private final Label mismatches = new Label();
    private final Label outdated = new Label(Texts.of("question.outdated"));
    private boolean answered;
    private final ListView<Probe> steps = new ListView<>();
    private final Label notes = new Label();
    private final ListView<Basis.Rule> rules = new ListView<>();
    private final TitledPane rulesPane = new TitledPane("", rules);
    private @Nullable Hit deciding;
    private Decision decision = Decision.NONE;

    AnswerView(IntConsumer goTo) {
        verdict.setId("verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        verdict.getStyleClass().add("verdict");
        mismatches.setId("mismatches");
        mismatches.setWrapText(true);
        mismatches.setMinHeight(USE_PREF_SIZE);
        mismatches.getStyleClass().addAll("verdict", "lacking");
        mismatches.managedProperty().bind(mismatches.textProperty().isNotEmpty());
        mismatches.visibleProperty().bind(mismatches.managedProperty());
        steps.setMinHeight(LEAST_STEPS);
        steps.setId("steps");
        steps.setAccessibleText(Texts.of("question.steps"));
        steps.getStyleClass().add("diff");
        Label none = new Label(Texts.of("question.steps.none"));
        none.setWrapText(true);
        none.getStyleClass().add("placeholder-text");
        steps.setPlaceholder(none);
        steps.setCellFactory(view -> new StepCell());
        steps.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && now.hit() != null && now.hit().line() > 0) {
                goTo.accept(now.hit().line());
            }
        });
        VBox.setVgrow(steps, Priority.ALWAYS);
        notes.setId("answer-notes");
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        notes.getStyleClass().addAll("verdict", "text-muted");
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        notes.visibleProperty().bind(notes.managedProperty());
        rules.setId("rules-fired");
        rules.setPrefHeight(LEAST_STEPS);
        rules.setAccessibleText(Texts.of("question.rules.none"));
        rules.setCellFactory(view -> new RuleCell());
        rulesPane.setId("rules-pane");
        rulesPane.setExpanded(false);
        rulesPane.managedProperty().bind(rulesPane.visibleProperty());
        rulesPane.setVisible(false);
        outdated.setId("answer-outdated");
        outdated.setWrapText(true);
        outdated.setMaxWidth(Double.MAX_VALUE);
        outdated.setMinHeight(USE_PREF_SIZE);
        outdated.getStyleClass().add("outdated");
        outdated.managedProperty().bind(outdated.visibleProperty());
        outdated.setVisible(false);
        getChildren().addAll(outdated, verdict, mismatches, notes, steps, rulesPane);
    }

    /** Says that the text is another one than the shown answer is of, if one is shown. */
    void outdate() {
        outdated.setVisible(answered);
    }

    /** Shows {@code answer}, and where it is not what a test expects. */
    void show(Verdict answer, List<String> differences) {
        Verdict result = Secrets.HIDDEN.verdict(answer);
        answered = true;
        outdated.setVisible(false);
        verdict.setText(words(result));
        mismatches.setText(ShownText.of(Secrets.HIDDEN.text(String.join("\n", differences))));
        deciding = result.matched();
        decision = result.decision();
        steps.getItems().setAll(result.lookups());
        Basis basis = result.basis();
        notes.setText(ShownText.of(String.join("\n", basis.notes())));
        rules.getItems().setAll(basis.rules());
        rulesPane.setText(Texts.of("question.rules", basis.rules().size()));
        rulesPane.setVisible(basis.engine() == Basis.Engine.CF);
        for (int i = result.lookups().size() - 1; i >= 0; i--) {
            Hit hit = result.lookups().get(i).hit();
            if (hit != null && hit.equals(deciding)) {
                steps.scrollTo(Math.max(0, i - 2));
                break;
            }
        }
    }

    private static String words(Verdict result) {
        StringBuilder text =
                new StringBuilder(Texts.of("decision." + result.decision().word()));
        if (result.relay() != null) {
            text.append(' ').append(Texts.of(result.relay() ? "question.relay" : "question.norelay"));
        }
        if (result.reply() != null) {
            text.append('\n').append(Texts.of("question.reply", ShownText.of(QuestionModel.reply(result))));
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
        Basis.Rule rule = result.basis().deciding();
        if (rule != null) {
            text.append('\n')
                    .append(Texts.of(
                            "question.rule", rule.line(), ShownText.of(rule.file()), ShownText.of(rule.ruleset())));
        }
        return text.toString();
    }

    private static final class RuleCell extends ListCell<Basis.Rule> {
        @Override
        protected void updateItem(Basis.@Nullable Rule rule, boolean empty) {
            super.updateItem(rule, empty);
            setText(
                    empty || rule == null
                            ? null
                            : Texts.of(
                                    "question.rule.place",
                                    ShownText.of(rule.ruleset()),
                                    rule.line(),
                                    ShownText.of(rule.file())));
        }
    }

    private final class StepCell extends ListCell<Probe> {
        @Override
        protected void updateItem(@Nullable Probe probe, boolean empty) {
            super.updateItem(probe, empty);
            getStyleClass().removeIf(style -> style.startsWith("diff-") || style.startsWith("decided-"));
            if (empty || probe == null) {
                setText(null);
                return;
            }
            Hit hit = probe.hit();
            if (hit == null) {
                setText(Texts.of("question.miss", ShownText.of(probe.key())));
                getStyleClass().add("diff-gap");
            } else {
                boolean decided = hit.equals(deciding);
                setText(Texts.of(
                        decided ? "question.decided" : "question.hit",
                        ShownText.of(probe.key()),
                        ShownText.of(hit.value()),
                        hit.line()));
                if (decided) {
                    getStyleClass().add("decided-" + decision.word());
                }
            }
        }
    }
}
