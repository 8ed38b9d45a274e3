package dev.tollgate.audit.check;

import java.util.List;
import java.util.Locale;

/**
 * A correction of an mc.
 *
 * @param description what it does, as an imperative
 * @param kind how far it may be trusted
 * @param path the mc
 * @param edits the changes of its text
 */
public record Fix(String description, Kind kind, String path, List<Edit> edits) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /** How far a correction may be trusted. */
    public enum Kind {
        /** Nothing that sendmail does changes. */
        LAYOUT,
        /** It tightens, and honest mail goes on as before. */
        INTENT,
        /** Somebody has to decide. */
        UNSAFE,
        /** There is none: the way out is not a text of the mc. */
        NONE;

        /** The kind's name in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
