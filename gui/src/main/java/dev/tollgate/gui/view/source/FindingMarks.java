package dev.tollgate.gui.view.source;

import dev.tollgate.gui.problems.ProblemsModel;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.lint.finding.Finding;
import dev.tollgate.model.lint.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * All findings of the file as marks in a strip: where in the file they are, and how bad. A click goes to the next one.
 */
final class FindingMarks extends Pane {
    private static final double WIDTH = 12;

    /** Findings closer to each other than this, in pixels, share a mark. */
    private static final double HEIGHT = 3;

    private static final int NEAR = 4;

    private final ProblemsModel problems;
    private final IntSupplier lineCount;
    private final Tooltip tooltip = new Tooltip();
    private Severity[] shown = {};

    FindingMarks(ProblemsModel problems, IntSupplier lineCount, IntConsumer chosen) {
        this.problems = problems;
        this.lineCount = lineCount;
        setId("finding-marks");
        getStyleClass().add("finding-marks");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        problems.onChange(lines -> refresh());
        heightProperty().subscribe(this::refresh);
        sceneProperty().subscribe(this::refresh);
        setOnMouseClicked(event -> near(event.getY()).ifPresent(finding -> chosen.accept(line(finding))));
        setOnMouseMoved(this::explain);
        tooltip.setWrapText(true);
        Tooltip.install(this, tooltip);
    }

    private void refresh() {
        int slots = (int) (getHeight() / HEIGHT);
        if (getScene() == null || slots < 1) {
            getChildren().clear();
            shown = new Severity[0];
            return;
        }
        Severity[] worst = new Severity[slots];
        for (Finding finding : problems.all()) {
            int slot = slot(finding, slots);
            if (worst[slot] == null || finding.severity().compareTo(worst[slot]) < 0) {
                worst[slot] = finding.severity();
            }
        }
        if (!Arrays.equals(worst, shown)) {
            shown = worst;
            showMarks(worst);
        }
        setAccessibleText(Texts.of(
                "source.marks",
                problems.count(Severity.ERROR),
                problems.count(Severity.WARNING),
                problems.count(Severity.INFO)));
    }

    private void showMarks(Severity[] worst) {
        List<Node> marks = new ArrayList<>();
        for (int slot = 0; slot < worst.length; slot++) {
            if (worst[slot] != null) {
                Region mark = new Region();
                mark.setMouseTransparent(true);
                mark.getStyleClass().addAll("mark", "mark-" + worst[slot].name().toLowerCase(Locale.ROOT));
                mark.resizeRelocate(2, slot * HEIGHT, WIDTH - 4, HEIGHT);
                marks.add(mark);
            }
        }
        getChildren().setAll(marks);
    }

    @Override
    protected void layoutChildren() {
        // The marks have their places.
    }

    private int slot(Finding finding, int slots) {
        int lines = Math.max(1, lineCount.getAsInt());
        return (int) Math.min(slots - 1L, (long) (line(finding) - 1) * slots / lines);
    }

    private static int line(Finding finding) {
        return Math.max(1, finding.place().startLine());
    }

    /** The finding nearest to {@code y}; the worst one where several share a mark. */
    private Optional<Finding> near(double y) {
        int slots = Math.max(1, (int) (getHeight() / HEIGHT));
        int wanted = (int) (y / HEIGHT);
        return problems.all().stream()
                .filter(finding -> Math.abs(slot(finding, slots) - wanted) <= NEAR)
                .min(Comparator.<Finding>comparingInt(finding -> Math.abs(slot(finding, slots) - wanted))
                        .thenComparing(Finding::severity));
    }

    private void explain(MouseEvent event) {
        tooltip.setText(near(event.getY())
                .map(finding -> Texts.of(
                        "source.mark", line(finding), finding.rule(), problems.words(finding, finding.message())))
                .orElseGet(() -> String.valueOf(getAccessibleText())));
    }
}
