package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.intention.Intention;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.FocusKept;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What one can want of sendmail, group by group. */
final class IntentionList extends ScrollPane {
    private static final double LEAST_WIDTH = 120;

    IntentionList(Consumer<Intention> chosen) {
        VBox list = new VBox();
        list.getStyleClass().add("intentions");
        Intention.Group group = null;
        for (Intention intention : Intention.values()) {
            if (intention.group() != group) {
                group = intention.group();
                Label title = new Label(group.title());
                title.getStyleClass().add("choice-group");
                list.getChildren().add(title);
            }
            list.getChildren().add(button(intention, chosen));
        }
        setId("intentions");
        setFitToWidth(true);
        setContent(list);
        setAccessibleText(Texts.of("intention.name"));
    }

    /** Goes to the first one. */
    void focusFirst() {
        if (getContent() instanceof Parent list) {
            FocusKept.toFirst(list);
        }
    }

    private Button button(Intention intention, Consumer<Intention> chosen) {
        Label title = new Label(intention.title());
        title.getStyleClass().add("choice-name");
        title.setWrapText(true);
        Label sentence = new Label(intention.sentence());
        sentence.getStyleClass().add("text-muted");
        sentence.setWrapText(true);
        VBox text = new VBox(title, sentence);
        text.setMinWidth(LEAST_WIDTH);
        Button button = new Button(null, text);
        button.setId("intention-" + intention.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.getStyleClass().addAll("flat", "intention");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(Texts.of("choice.name", intention.title(), intention.sentence()));
        text.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setOnAction(event -> chosen.accept(intention));
        button.focusedProperty().subscribe(has -> {
            if (has) {
                reveal(button);
            }
        });
        return button;
    }

    /** The arrow keys go on to buttons that are out of sight. */
    private void reveal(Button button) {
        double hidden =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        double top = button.getBoundsInParent().getMinY();
        double bottom = button.getBoundsInParent().getMaxY();
        double from = getVvalue() * hidden;
        if (hidden > 0 && (top < from || bottom > from + getViewportBounds().getHeight())) {
            setVvalue(Math.max(0, Math.min(1, (top - getViewportBounds().getHeight() / 3) / hidden)));
        }
    }
}
