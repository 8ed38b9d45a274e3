package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.question.EntryReach;
import dev.tollgate.gui.question.LineRanges;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.workbench.Workbench;
import dev.tollgate.model.policy.study.Hiding;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Whom the selected entry applies to, and which entries sendmail finds in its place. */
final class ReachView extends VBox {
    private final Workbench workbench;
    private final Label appliesTo = label("inspector-reach");
    private final Label hidden = label("inspector-hidden");
    private final Hyperlink go = new Hyperlink();
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));
    private int round;

    ReachView(Workbench workbench) {
        super(2);
        this.workbench = workbench;
        go.setId("inspector-hidden-go");
        getChildren().addAll(appliesTo, hidden, go);
        getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        pause.setOnFinished(event -> ask());
        workbench.selection().selectedProperty().subscribe(() -> {
            show(Optional.empty());
            later();
        });
        workbench.editor().onChange(change -> later());
        // A site may look keys with a dot up, and have rules of its own.
        workbench.site().fileProperty().subscribe(this::later);
        show(Optional.empty());
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("text-muted");
        return label;
    }

    /** While somebody types or walks through the table, nothing is looked for. */
    private void later() {
        round++;
        pause.playFromStart();
    }

    private void ask() {
        int mine = ++round;
        workbench
                .question()
                .reach(workbench.selection().line(), workbench.problems().site(), found -> {
                    if (mine == round) {
                        show(found);
                    }
                });
    }

    private void show(Optional<EntryReach> found) {
        appliesTo.setText(found.map(reach -> Texts.of(reach.stock() ? "reach.is" : "reach.is.stock", reach.appliesTo()))
                .orElse(""));
        appliesTo.setVisible(found.isPresent());
        Hiding hiding = found.map(EntryReach::hiding).orElse(Hiding.NONE);
        hidden.setText(words(hiding));
        hidden.setVisible(!hiding.equals(Hiding.NONE));
        List<Integer> lines = hiding.wholly().isEmpty() ? hiding.partly() : hiding.wholly();
        go.setVisible(!lines.isEmpty());
        if (!lines.isEmpty()) {
            go.setText(Texts.of("reach.go", lines.get(0)));
            go.setOnAction(event -> workbench.selection().select(lines.get(0)));
        }
    }

    private static String words(Hiding hiding) {
        if (!hiding.wholly().isEmpty()) {
            return Texts.of("reach.hidden", hiding.wholly().size(), LineRanges.of(hiding.wholly()));
        }
        int all = hiding.partly().size() + hiding.more();
        return hiding.more() == 0
                ? Texts.of("reach.partly", all, LineRanges.of(hiding.partly()))
                : Texts.of("reach.partly.many", all, hiding.partly().get(0));
    }
}
