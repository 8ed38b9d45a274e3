package dev.tollgate.model.lint;

import dev.tollgate.model.source.TextEdit;
import java.util.List;

/**
 * A correction.
 *
 * @param description what it does, as an imperative: "write all eight groups"
 * @param safety whether it may be made without asking
 * @param edits the changes of the text; they do not overlap
 */
public record Fix(String description, Safety safety, List<TextEdit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /** A fix that may be made unseen. */
    public static Fix safe(String description, TextEdit... edits) {
        return new Fix(description, Safety.SAFE, List.of(edits));
    }

    /** A fix that somebody has to decide on. */
    public static Fix unsafe(String description, TextEdit... edits) {
        return new Fix(description, Safety.UNSAFE, List.of(edits));
    }

    /** The same fix after {@code by} lines were put in (taken out, when negative) above line {@code from}. */
    Fix moved(int from, int by) {
        return new Fix(
                description,
                safety,
                edits.stream()
                        .map(edit -> new TextEdit(
                                Finding.movedLine(edit.startLine(), from, by),
                                edit.startOffset(),
                                Finding.movedLine(edit.endLine(), from, by),
                                edit.endOffset(),
                                edit.text()))
                        .toList());
    }

    /** Whether a fix may be made unseen. */
    public enum Safety {
        /** The result does what the line evidently meant. */
        SAFE,
        /** Somebody has to decide. */
        UNSAFE
    }
}
