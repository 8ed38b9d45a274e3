package dev.tollgate.gui.table;

import java.util.Locale;

/**
 * Which rows are shown.
 *
 * @param text what the line, its comment or its meaning contains, in any case; empty for everything
 * @param tag the tag's name without colon, in any case; {@link #UNTAGGED} for entries without one; empty for all
 * @param findings whether a row must have findings
 */
public record RowFilter(String text, String tag, Findings findings) {
    /** Shows everything. */
    public static final RowFilter ALL = new RowFilter("", "", Findings.ANY);

    /** Stands for entries without a tag. */
    public static final String UNTAGGED = "-";

    /** What a row's findings must be like. */
    public enum Findings {
        ANY,
        ERRORS,
        ERRORS_AND_WARNINGS,
        SOME
    }

    /** Compares without case. */
    public RowFilter {
        text = text.toLowerCase(Locale.ROOT);
        tag = tag.toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is filtered out. */
    public boolean isAll() {
        return equals(ALL);
    }
}
