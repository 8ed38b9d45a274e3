package dev.tollgate.model.entry.value;

/**
 * A single word of a tag that knows one or two.
 *
 * @param kind the grammar that read it
 * @param text the keyword in upper case; for {@link ValueKind#PRESENCE} the value as it stands
 */
public record Word(ValueKind kind, String text) implements Value {
    @Override
    public String canonical() {
        return text;
    }
}
