package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.SaveReview;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Above the changes that a save will make: how many, and the two ways on. */
final class ReviewBar extends HBox {
    private final Button save;

    ReviewBar(SaveReview saving, ViewSwitch views) {
        Label summary = new Label();
        summary.setId("review-summary");
        summary.getStyleClass().add("text-bold");
        Label hint = new Label(Texts.of("review.hint"));
        hint.getStyleClass().add("text-muted");
        summary.setWrapText(true);
        VBox words = new VBox(summary, hint);
        HBox.setHgrow(words, Priority.ALWAYS);
        save = PaneTables.button("review.save", Feather.SAVE, saving::confirm);
        save.getStyleClass().add("accent");
        Button back = PaneTables.button("review.back", Feather.CORNER_UP_LEFT, saving::cancel);
        setId("review");
        setAlignment(Pos.CENTER_LEFT);
        views.setAlignment(Pos.CENTER);
        getStyleClass().addAll("pane-bar", "review");
        getChildren().addAll(words, views, save, back);
        saving.reviewProperty()
                .subscribe(asked -> asked.ifPresent(shown -> {
                    summary.setText(
                            shown.stage() == Stage.COMPARING
                                    ? Texts.of(
                                            "review.comparing", shown.target().shown())
                                    : Texts.of(
                                            "review.summary", shown.target().shown(), shown.added(), shown.removed()));
                    save.setAccessibleText(summary.getText() + " " + save.getText());
                }));
    }

    void focusSave() {
        save.requestFocus();
    }
}
