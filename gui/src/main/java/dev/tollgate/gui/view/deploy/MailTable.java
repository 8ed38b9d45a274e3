package dev.tollgate.gui.view.deploy;

import dev.tollgate.gui.deploy.MailChange;
import dev.tollgate.gui.deploy.MailChanges;
import dev.tollgate.gui.text.Texts;
import dev.tollgate.gui.view.part.PaneTables;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Whose mail is treated differently, a row for each; what gets further than before stands out. */
final class MailTable extends TableView<MailChange> {
    private static final PseudoClass WIDENS = PseudoClass.getPseudoClass("widens");

    /** {@code reveal} shows the line that decides. */
    MailTable(MailChanges mail, IntConsumer reveal) {
        super(mail.changes());
        setId("mail-changes");
        setAccessibleText(Texts.of("mailchange.name"));
        Label state = new Label();
        state.setId("mail-state");
        state.setWrapText(true);
        state.textProperty().bind(mail.stateProperty());
        setPlaceholder(state);
        PaneTables.add(this, "mailchange.key", 220, MailChange::key);
        PaneTables.add(this, "mailchange.before", 190, MailChange::before);
        PaneTables.add(this, "mailchange.after", 190, MailChange::after);
        PaneTables.add(this, "mailchange.moment", 150, MailChange::moment);
        PaneTables.add(this, "mailchange.session", 400, MailChange::session);
        setRowFactory(view -> new MailRow());
        getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (now != null && now.line() > 0) {
                reveal.accept(now.line());
            }
        });
    }

    private static final class MailRow extends TableRow<MailChange> {
        @Override
        protected void updateItem(@Nullable MailChange change, boolean empty) {
            super.updateItem(change, empty);
            pseudoClassStateChanged(WIDENS, change != null && !empty && change.widens());
        }
    }
}
