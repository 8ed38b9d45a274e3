package dev.tollgate.gui.view.problems;

import dev.tollgate.gui.problems.ProblemFilter;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** What of the findings is listed: by text and by severity, each of which says how many there are. */
final class ProblemFilterBar {
    private final TextField text = new TextField();
    private final Map<Severity, ToggleButton> severities = new EnumMap<>(Severity.class);
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));
    private final Consumer<ProblemFilter> changed;
    private ProblemFilter chosen = ProblemFilter.ALL;
    private String rule = "";

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
    }

    /** The controls, from left to right. */
    List<Node> controls() {
        List<Node> controls = new ArrayList<>(List.of(text));
        controls.addAll(severities.values());
        return controls;
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Counts what there is to choose from. */
    void count(List<Finding> all) {
        Map<Severity, Long> perSeverity = new EnumMap<>(Severity.class);
        all.forEach(finding -> perSeverity.merge(finding.severity(), 1L, Long::sum));
        severities.forEach((severity, button) ->
                button.setText(Texts.of("problems.count", perSeverity.getOrDefault(severity, 0L))));
    }

    /** Lists the findings of one rule only; empty for all. */
    void showRule(String code) {
        if (!rule.equals(code)) {
            rule = code;
            tell();
        }
    }

    /** What is listed. */
    ProblemFilter chosen() {
        return chosen;
    }

    /** Lists only errors. */
    void showErrors() {
        text.clear();
        severities.forEach((severity, button) -> button.setSelected(severity == Severity.ERROR));
        tell();
    }

    private void tell() {
        pause.stop();
        Set<Severity> wanted = EnumSet.noneOf(Severity.class);
        severities.forEach((severity, button) -> {
            if (button.isSelected()) {
                wanted.add(severity);
            }
        });
        chosen = new ProblemFilter(text.getText(), wanted, rule);
        changed.accept(chosen);
    }
}
