package dev.tollgate.model.lint;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.ErrorReply;
import dev.tollgate.model.entry.ParsedValue;

/** What an entry's value is, as far as it decides which rules may have something to say. */
public enum ValueForm {
    /** A text with which sendmail refuses: whatever it takes for no keyword is one. */
    REPLY,
    /** Anything else that means something. */
    MEANING,
    /** Nothing that the tag's grammar knows. */
    INVALID;

    /** The form of {@code entry}'s value. */
    public static ValueForm of(Entry entry) {
        if (entry.value() instanceof ParsedValue.Valid valid) {
            return valid.value() instanceof ErrorReply ? REPLY : MEANING;
        }
        return INVALID;
    }
}
