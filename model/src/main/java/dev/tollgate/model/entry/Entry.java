package dev.tollgate.model.entry;

import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.Value;
import dev.tollgate.model.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an access file.
 *
 * @param lineNumber from 1
 * @param left the whole left-hand side as it stands in the file
 * @param leftSpan where it stands
 * @param tag the tag; {@link Tag#CUSTOM} for an unknown word before a colon
 * @param tagText the tag as written, without the colon; empty without a tag
 * @param key what follows the tag
 * @param keySpan where it stands; empty after the colon for a default entry
 * @param right the right-hand side as it stands in the file
 * @param rightSpan where it stands
 * @param value the right-hand side's meaning
 */
public record Entry(
        int lineNumber,
        String left,
        Span leftSpan,
        Tag tag,
        String tagText,
        Key key,
        Span keySpan,
        String right,
        Span rightSpan,
        ParsedValue value) {
    /** The value if it means something. */
    public Optional<Value> validValue() {
        return Optional.ofNullable(meaning());
    }

    /** What the value means; null if it means nothing. */
    public @Nullable Value meaning() {
        return value instanceof ParsedValue.Valid valid ? valid.value() : null;
    }

    /** Where the tag stands, without its colon. */
    public Span tagSpan() {
        return new Span(leftSpan.start(), leftSpan.start() + tagText.length());
    }

    /** Whether the value is exactly {@code action}. */
    public boolean is(Action action) {
        return meaning() == action;
    }
}
