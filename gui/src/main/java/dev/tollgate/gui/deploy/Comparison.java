package dev.tollgate.gui.deploy;

import dev.tollgate.model.source.AccessFile;
import java.util.List;

/**
 * Two texts, compared.
 *
 * @param lines the lines that differ, with a few around them; none when the texts are the same
 */
public record Comparison(AccessFile before, AccessFile after, List<DiffLine> lines) {
    public Comparison {
        lines = List.copyOf(lines);
    }

    /** What becomes of {@code before} when it is replaced by {@code after}. */
    public static Comparison of(AccessFile before, AccessFile after) {
        return new Comparison(before, after, TextDiff.of(before, after));
    }

    /** {@code text} while it is not known yet what it is compared with. */
    public static Comparison unknown(AccessFile text) {
        return new Comparison(text, text, List.of());
    }
}
