package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.deploy.MailChange;
import dev.tollgate.gui.deploy.MailChanges;
import dev.tollgate.gui.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** Chooses how a comparison is shown: its lines, or the mail that is treated differently. */
final class ViewSwitch extends HBox {
    private final ToggleButton lines = new ToggleButton(Texts.of("changes.lines"));
    private final ToggleButton mail = new ToggleButton();

    /** {@code asked} is whether the mail is shown. */
    ViewSwitch(MailChanges changes, BooleanProperty asked) {
        setId("change-views");
        lines.setId("changes-lines");
        mail.setId("changes-mail");
        lines.getStyleClass().add("left-pill");
        mail.getStyleClass().add("right-pill");
        for (ToggleButton button : new ToggleButton[] {lines, mail}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        mail.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> changes.changes().isEmpty()
                                ? Texts.of("changes.mail")
                                : Texts.of("changes.mail.of", changes.changes().size()),
                        changes.changes()));
        changes.changes().subscribe(() -> {
            mail.getStyleClass().remove("widening");
            if (changes.changes().stream().anyMatch(MailChange::widens)) {
                mail.getStyleClass().add("widening");
            }
        });
        asked.subscribe(this::show);
        lines.setOnAction(event -> choose(asked, false));
        mail.setOnAction(event -> choose(asked, true));
        getChildren().addAll(lines, mail);
    }

    /** One of the two is always shown: pressing it once more changes nothing. */
    private void choose(BooleanProperty asked, boolean wanted) {
        asked.set(wanted);
        show(wanted);
    }

    private void show(boolean asksForMail) {
        lines.setSelected(!asksForMail);
        mail.setSelected(asksForMail);
    }
}
