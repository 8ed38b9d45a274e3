package dev.tollgate.model.lint.rule;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.value.Action;
import dev.tollgate.model.entry.value.ErrorReply;
import dev.tollgate.model.entry.value.ParsedValue;
import dev.tollgate.model.entry.value.TlsRequirement;
import dev.tollgate.model.entry.value.Value;

/** What an entry's value is, as far as it decides which rules may have something to say. */
public enum ValueForm {
    /** An action's keyword in upper case, or a TLS requirement without a plus sign: what most entries have. */
    PLAIN,
    /** A text with which sendmail refuses: whatever it takes for no keyword is one. */
    REPLY,
    /** Anything else that means something. */
    MEANING,
    /** Nothing that the tag's grammar knows. */
    INVALID;

    /** The form of {@code entry}'s value. */
    public static ValueForm of(Entry entry) {
        if (!(entry.value() instanceof ParsedValue.Valid valid)) {
            return INVALID;
        }
        Value value = valid.value();
        if (value instanceof ErrorReply) {
            return REPLY;
        }
        boolean isPlain = value instanceof Action action && entry.right().equals(action.name())
                || value instanceof TlsRequirement && entry.right().indexOf('+') < 0;
        return isPlain ? PLAIN : MEANING;
    }
}
