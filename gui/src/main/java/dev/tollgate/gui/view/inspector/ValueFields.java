package dev.tollgate.gui.view.inspector;

import dev.tollgate.gui.inspector.ActionForm;
import dev.tollgate.gui.inspector.CompatForm;
import dev.tollgate.gui.inspector.ValueForm;
import dev.tollgate.gui.view.part.FocusKept;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of a value, which are laid out anew only when others are needed. */
final class ValueFields extends VBox {
    private final FormHelp help;
    private final Consumer<ValueForm> changed;
    private @Nullable ValueForm shown;

    ValueFields(FormHelp help, Consumer<ValueForm> changed) {
        this.help = help;
        this.changed = changed;
    }

    /** Shows {@code form}. */
    void show(ValueForm form) {
        if (!form.equals(shown)) {
            shown = form;
            FocusKept.in(this, () -> getChildren().setAll(ValueFormView.of(form, help, this::typed, () -> {})));
        }
    }

    /** Forgets what was shown. */
    void clear() {
        shown = null;
        getChildren().clear();
    }

    private void typed(ValueForm next) {
        // Fields that fit keep the focus; others are laid out anew.
        if (!hasOtherFields(next)) {
            shown = next;
        }
        changed.accept(next);
    }

    private boolean hasOtherFields(ValueForm next) {
        return shown instanceof ActionForm before
                        && next instanceof ActionForm after
                        && before.choice() != after.choice()
                || shown instanceof CompatForm earlier
                        && next instanceof CompatForm later
                        && earlier.choice() != later.choice();
    }
}
