package dev.tollgate.gui.inspector;

import dev.tollgate.model.entry.ValueKind;

/**
 * A number of connections or milliseconds.
 *
 * @param number as typed
 */
public record NumberForm(ValueKind kind, String number) implements ValueForm {
    @Override
    public String value() {
        return number.strip();
    }
}
