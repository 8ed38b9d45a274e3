package dev.tollgate.gui.table;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.EntryParser;
import dev.tollgate.model.entry.value.ValueKind;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A line whose sides can be changed: an entry, an entry that is commented out, or one that still lacks its value. Together
 * the parts are the line, byte for byte; only what is absent, the white space before a missing value, is made up.
 *
 * @param before the {@code #} of an entry that is commented out, or empty
 * @param left tag and key
 * @param between the white space in the middle
 * @param right the value; empty when it is missing
 * @param after what follows the value
 */
public record EntryText(String before, String left, String between, String right, String after) {
    /** The parts of {@code line}; empty when it has no sides. */
    public static Optional<EntryText> of(int number, Line line) {
        String text = line.text();
        return switch (RowState.of(line)) {
            case ACTIVE -> EntryParser.parse(number, line).map(entry -> of("", text, entry));
            case DISABLED ->
                RowState.disabledEntry(number, line).map(entry -> of(text.substring(0, 1), text.substring(1), entry));
            case BROKEN -> withoutValue(line);
            case NO_ROW -> Optional.empty();
        };
    }

    private static EntryText of(String before, String text, Entry entry) {
        Span left = entry.leftSpan();
        Span right = entry.rightSpan();
        return new EntryText(
                before + text.substring(0, left.start()),
                entry.left(),
                text.substring(left.end(), right.start()),
                entry.right(),
                text.substring(right.end()));
    }

    private static Optional<EntryText> withoutValue(Line line) {
        var parts = line.parts(LineGrammar.DEFAULT);
        if (parts.kind() != LineKind.NO_VALUE) {
            return Optional.empty();
        }
        String rest = line.text().substring(parts.key().end());
        return Optional.of(new EntryText("", parts.key().of(line.text()), rest.isBlank() ? rest : "", "", ""));
    }

    /** The line with other sides; what lies around them stays as it is. */
    public String with(String newLeft, String newRight) {
        String gap = between.isEmpty() && !newRight.isEmpty() ? "\t" : between;
        return before + newLeft + gap + newRight + after;
    }

    /** Both sides as an entry, which makemap would not take while the value is missing. */
    public Entry entry(int number) {
        return EntryParser.parse(number, left, right);
    }

    /** How much of the left side is the tag with its colon. */
    public int tagLength() {
        return left.length() - entry(0).keySpan().length();
    }

    /** Whether something in the left side is hidden where it is shown: a password that follows an equals sign, say. */
    public boolean leftIsHidden() {
        return !Secrets.HIDDEN.line(left).equals(left)
                || spans().stream().anyMatch(span -> span.start() < left.length());
    }

    /** Whether something in the right side is hidden where it is shown. */
    public boolean rightIsHidden() {
        return entry(0).tag().valueKind() == ValueKind.CREDENTIALS
                || !Secrets.HIDDEN.value(left, right).equals(right)
                || spans().stream().anyMatch(span -> span.end() > left.length());
    }

    private List<Span> spans() {
        return Secrets.HIDDEN.spans(left + "\t" + right);
    }
}
