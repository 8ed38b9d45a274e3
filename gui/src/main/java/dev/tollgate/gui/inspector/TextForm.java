package dev.tollgate.gui.inspector;

import dev.tollgate.model.entry.value.ValueKind;

/**
 * A value as text.
 *
 * @param kind the grammar that it should follow
 */
public record TextForm(ValueKind kind, String value) implements ValueForm {}
