package dev.tollgate.audit.check;

import java.util.Comparator;
import java.util.List;

/**
 * A change of a text.
 *
 * @param start the offset of the first char to go
 * @param end the offset after the last one
 * @param text what comes in their place
 */
public record Edit(int start, int end, String text) {
    /** {@code text} with {@code edits} made; where two overlap, the first one counts. */
    public static String apply(String text, List<Edit> edits) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Edit edit : edits.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Edit::start))
                .toList()) {
            if (edit.start() >= at) {
                out.append(text, at, edit.start()).append(edit.text());
                at = edit.end();
            }
        }
        return out.append(text, at, text.length()).toString();
    }
}
