package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.deploy.DiffLine;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import dev.tollgate.gui.workbench.SaveReview;
import dev.tollgate.gui.workbench.SaveReview.Review.Stage;
import dev.tollgate.gui.workbench.Workbench;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What differs from the saved text, the file on disk, or a revision: its lines, and whose mail is treated differently.
 */
public final class ChangesPane extends BorderPane {
    private final SaveReview saving;
    private final ListView<DiffLine> list;
    private final BooleanProperty asksForMail = new SimpleBooleanProperty();
    private final FlowPane bar;
    private final ReviewBar review;

    /** {@code goTo} leads to a line, {@code reveal} shows one while the focus stays. */
    public ChangesPane(Workbench workbench, IntConsumer goTo, IntConsumer reveal) {
        saving = workbench.saving();
        list = new ListView<>(workbench.deploy().diff());
        list.setId("diff");
        list.setAccessibleText(Texts.of("changes.name"));
        list.getStyleClass().add("diff");
        list.setCellFactory(view -> new DiffCell());
        Label placeholder = new Label();
        placeholder
                .textProperty()
                .bind(workbench
                        .deploy()
                        .diffTitleProperty()
                        .map(title -> title.isEmpty() ? Texts.of("changes.none") : ""));
        list.setPlaceholder(placeholder);
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null
                    && now.after() > 0
                    && now.after() <= workbench.editor().document().lineCount()) {
                goTo.accept(now.after());
            }
        });
        MailTable mail = new MailTable(workbench.mail(), reveal);
        list.visibleProperty().bind(asksForMail.not());
        mail.visibleProperty().bind(asksForMail);
        Label title = new Label();
        title.textProperty().bind(workbench.deploy().diffTitleProperty());
        bar = PaneTables.bar(
                PaneTables.button("changes.saved", Feather.GIT_COMMIT, workbench.deploy()::diffWithSaved),
                PaneTables.button("changes.disk", Feather.HARD_DRIVE, () -> {
                    if (workbench.editor().pathProperty().get() != null) {
                        workbench
                                .deploy()
                                .diffWithDisk(workbench.editor().pathProperty().get());
                    }
                }),
                new ViewSwitch(workbench.mail(), asksForMail),
                title);
        review = new ReviewBar(saving, new ViewSwitch(workbench.mail(), asksForMail));
        setTop(bar);
        setCenter(new StackPane(list, mail));
        // A list keeps Enter to itself.
        addEventFilter(KeyEvent.KEY_PRESSED, this::answer);
        saving.reviewProperty().subscribe(asked -> {
            if (asked.isPresent() && asked.get().stage() == Stage.READY) {
                workbench
                        .deploy()
                        .show(
                                Texts.of("review.saving", asked.get().target().shown()),
                                asked.get().changes());
            } else {
                // What was asked about is done, or not known yet.
                workbench.deploy().clearComparison();
            }
            if (asked.isEmpty()) {
                asksForMail.set(false);
            }
            setTop(asked.isPresent() ? review : bar);
        });
    }

    /** While a save waits for its word, Enter gives it and Escape does not, wherever in this pane the focus is. */
    private void answer(KeyEvent event) {
        if (saving.reviewProperty().get().isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            saving.cancel();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (event.getTarget() instanceof ButtonBase focused) {
                focused.fire();
            } else {
                saving.confirm();
            }
            event.consume();
        }
    }

    /** Puts the focus where Enter saves. */
    public void focusReview() {
        review.focusSave();
    }

    /** One line with its sign. */
    private static final class DiffCell extends ListCell<DiffLine> {
        @Override
        protected void updateItem(@Nullable DiffLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(style -> style.startsWith("diff-"));
            if (empty || line == null) {
                setText(null);
                return;
            }
            String sign = switch (line.kind()) {
                case SAME, GAP -> " ";
                case DECISION -> "!";
                case REMOVED -> "-";
                case ADDED -> "+";
            };
            setText(String.format("%6s %6s %s %s", number(line.before()), number(line.after()), sign, line.text()));
            getStyleClass().add("diff-" + line.kind().name().toLowerCase(Locale.ROOT));
        }

        private static String number(int number) {
            return number == 0 ? "" : Integer.toString(number);
        }
    }
}
