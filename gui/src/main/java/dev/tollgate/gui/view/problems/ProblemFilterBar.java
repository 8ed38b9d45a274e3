package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.problems.ProblemFilter;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.Finding;
import dev.tollgate.model.lint.Rule;
import dev.tollgate.model.lint.Severity;
import dev.tollgate.model.lint.catalogue.Rules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** What of the findings is listed: by text, by severity, by rule. Each says how many there are. */
final class ProblemFilterBar {
    private static final Map<String, String> TITLES =
            Rules.all().stream().collect(Collectors.toMap(Rule::code, Rule::title));

    private final TextField text = new TextField();
    private final Map<Severity, ToggleButton> severities = new EnumMap<>(Severity.class);
    private final ComboBox<String> rule = new ComboBox<>();
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));
    private final Consumer<ProblemFilter> changed;
    private Map<String, Long> perRule = Map.of();
    private ProblemFilter chosen = ProblemFilter.ALL;
    private boolean filling;

    /** {@code changed} is given each choice. */
    ProblemFilterBar(Consumer<ProblemFilter> changed) {
        this.changed = changed;
        text.setId("problems-filter");
        text.setPromptText(Texts.of("problems.filter"));
        text.setAccessibleText(Texts.of("problems.filter"));
        text.setPrefColumnCount(11);
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                text.clear();
            }
        });
        pause.setOnFinished(event -> tell());
        text.textProperty().subscribe((before, now) -> pause.playFromStart());
        for (Severity severity : Severity.values()) {
            ToggleButton button = new ToggleButton("", SeverityCell.icon(severity));
            button.setId("problems-" + name(severity));
            button.setSelected(true);
            button.getStyleClass().addAll("severity-toggle", "level-" + name(severity));
            button.setTooltip(new Tooltip(Texts.of("problems.show." + name(severity))));
            button.setAccessibleText(Texts.of("problems.show." + name(severity)));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> tell());
            severities.put(severity, button);
        }
        rule.setId("problems-rule");
        rule.setAccessibleText(Texts.of("problems.rule.choose"));
        rule.setConverter(new StringConverter<>() {
            @Override
            public String toString(String code) {
                return named(code);
            }

            @Override
            public String fromString(String shown) {
                throw new UnsupportedOperationException("this box is not editable");
            }
        });
        rule.setMaxWidth(320);
        rule.getItems().add("");
        rule.setValue("");
        rule.setOnAction(event -> tell());
    }

    /** The controls, from left to right. */
    List<Node> controls() {
        List<Node> controls = new ArrayList<>(List.of(text));
        controls.addAll(severities.values());
        controls.add(rule);
        return controls;
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private String named(String code) {
        return code == null || code.isEmpty()
                ? Texts.of("problems.rule.all")
                : Texts.of("problems.rule.of", code, TITLES.getOrDefault(code, ""), perRule.getOrDefault(code, 0L));
    }

    /** Counts what there is to choose from. */
    void count(List<Finding> all) {
        Map<Severity, Long> perSeverity = new EnumMap<>(Severity.class);
        Map<String, Long> rules = new TreeMap<>();
        for (Finding finding : all) {
            perSeverity.merge(finding.severity(), 1L, Long::sum);
            rules.merge(finding.rule(), 1L, Long::sum);
        }
        severities.forEach((severity, button) ->
                button.setText(Texts.of("problems.count", perSeverity.getOrDefault(severity, 0L))));
        if (!rules.equals(perRule)) {
            perRule = rules;
            filling = true;
            String chosen = rule.getValue();
            rule.getItems().setAll(rules.keySet());
            rule.getItems().add(0, "");
            rule.setValue(rules.containsKey(chosen) ? chosen : "");
            filling = false;
            if (!rule.getValue().equals(chosen)) {
                tell();
            }
        }
    }

    /** Lists the findings of one rule only. */
    void showRule(String code) {
        rule.setValue(code);
        tell();
    }

    /** What is listed. */
    ProblemFilter chosen() {
        return chosen;
    }

    /** Lists only errors. */
    void showErrors() {
        text.clear();
        rule.setValue("");
        severities.forEach((severity, button) -> button.setSelected(severity == Severity.ERROR));
        tell();
    }

    private void tell() {
        if (!filling) {
            pause.stop();
            Set<Severity> wanted = EnumSet.noneOf(Severity.class);
            severities.forEach((severity, button) -> {
                if (button.isSelected()) {
                    wanted.add(severity);
                }
            });
            chosen = new ProblemFilter(text.getText(), wanted, rule.getValue() == null ? "" : rule.getValue());
            changed.accept(chosen);
        }
    }
}
