package dev.tollgate.model.entry.value;

/**
 * What happens to mail of one sender and recipient pair (cf/README, "compat_check").
 *
 * @param text the reply, or a comment on a discard; may be empty there
 */
public record CompatAction(Kind kind, String text) implements Value {
    /** The three outcomes. */
    public enum Kind {
        DISCARD,
        TEMP,
        ERROR
    }

    @Override
    public String canonical() {
        return kind == Kind.DISCARD && text.isEmpty() ? "DISCARD" : kind + ":" + text;
    }
}
