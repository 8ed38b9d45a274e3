package dev.tollgate.model.lint.finding;

import dev.tollgate.model.source.TextEdit;
import java.util.List;

/**
 * A correction.
 *
 * @param description what it does, as an imperative: "write all eight groups"
 * @param kind what it may change
 * @param edits the changes of the text; they do not overlap
 */
public record Fix(String description, Kind kind, List<TextEdit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /** A fix that changes no decision. */
    public static Fix layout(String description, TextEdit... edits) {
        return new Fix(description, Kind.LAYOUT, List.of(edits));
    }

    /** A fix that makes an entry do what it says. */
    public static Fix intent(String description, TextEdit... edits) {
        return new Fix(description, Kind.INTENT, List.of(edits));
    }

    /** A fix that somebody has to decide on. */
    public static Fix unsafe(String description, TextEdit... edits) {
        return new Fix(description, Kind.UNSAFE, List.of(edits));
    }

    /** The first line that the fix touches. */
    public int firstLine() {
        return edits.stream().mapToInt(TextEdit::startLine).min().orElseThrow();
    }

    /** The last line that the fix touches. */
    public int lastLine() {
        return edits.stream()
                .mapToInt(edit -> edit.endOffset() == 0 && edit.endLine() > edit.startLine()
                        ? edit.endLine() - 1
                        : edit.endLine())
                .max()
                .orElseThrow();
    }

    /** The same fix after {@code by} lines were put in (taken out, when negative) above line {@code from}. */
    Fix moved(int from, int by) {
        return new Fix(
                description,
                kind,
                edits.stream()
                        .map(edit -> new TextEdit(
                                Finding.movedLine(edit.startLine(), from, by),
                                edit.startOffset(),
                                Finding.movedLine(edit.endLine(), from, by),
                                edit.endOffset(),
                                edit.text()))
                        .toList());
    }

    /** What a fix may change. */
    public enum Kind {
        /** The text alone: no client, sender, recipient or session is treated differently afterwards. */
        LAYOUT,
        /** The entry does afterwards what its author plainly meant, so mail is treated differently. */
        INTENT,
        /** There is more than one thing that may have been meant: somebody has to decide. */
        UNSAFE
    }
}
