package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import dev.tollgate.model.entry.value.ValueKind;
import java.util.Optional;

/**
 * A number of connections or milliseconds.
 *
 * @param number as typed
 */
public record NumberForm(ValueKind kind, String number) implements ValueForm {
    @Override
    public Optional<String> lacking() {
        return value().isBlank() ? Optional.of(Texts.of("form.lacking.number")) : Optional.empty();
    }

    @Override
    public String value() {
        return number.strip();
    }
}
