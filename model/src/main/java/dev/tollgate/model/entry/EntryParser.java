package dev.tollgate.model.entry;

import dev.tollgate.model.entry.value.ValueParser;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import dev.tollgate.model.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads entries from lines. */
public final class EntryParser {
    /** Hex groups before a colon are an IPv6 address that lacks its prefix, not a tag. */
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*(/[0-9]+)?");

    private EntryParser() {}

    /** The entry on {@code line}; empty when makemap takes none from it. */
    public static Optional<Entry> parse(int lineNumber, Line line) {
        return parse(lineNumber, line, line.parts(LineGrammar.DEFAULT));
    }

    /** The entry on {@code line}, whose {@code parts} are known. */
    public static Optional<Entry> parse(int lineNumber, Line line, LineParts parts) {
        if (parts.kind() != LineKind.ENTRY) {
            return Optional.empty();
        }
        return Optional.of(parse(
                lineNumber,
                parts.key().of(line.text()),
                parts.key(),
                parts.value().of(line.text()),
                parts.value()));
    }

    /** The entry with these sides. */
    public static Entry parse(int lineNumber, String left, String right) {
        return parse(
                lineNumber,
                left,
                new Span(0, left.length()),
                right,
                new Span(left.length() + 1, left.length() + 1 + right.length()));
    }

    private static Entry parse(int lineNumber, String left, Span leftSpan, String right, Span rightSpan) {
        int colon = left.indexOf(':');
        String word = colon <= 0 ? "" : left.substring(0, colon);
        Tag tag = Tag.named(word).orElseGet(() -> isTag(word, left) ? Tag.CUSTOM : Tag.UNTAGGED);
        if (tag == Tag.UNTAGGED) {
            colon = -1;
        }
        String tagText = colon < 0 ? "" : word;
        Span keySpan = new Span(leftSpan.start() + colon + 1, leftSpan.end());
        String keyText = left.substring(colon + 1);
        return new Entry(
                lineNumber,
                left,
                leftSpan,
                tag,
                tagText,
                KeyParser.parse(tag, keyText),
                keySpan,
                right,
                rightSpan,
                ValueParser.parse(tag.valueKind(), right, rightSpan.start()));
    }

    private static boolean isTagWord(String word) {
        return word.chars()
                .allMatch(c -> c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '_'
                        || c == '.'
                        || c == '-');
    }

    /** Whether {@code word}, which ends at the first colon of {@code left}, is a tag that nobody has heard of. */
    private static boolean isTag(String word, String left) {
        return !word.isEmpty()
                && isTagWord(word)
                && !word.equalsIgnoreCase("IPv6")
                && !BARE_IPV6.matcher(left).matches();
    }
}
