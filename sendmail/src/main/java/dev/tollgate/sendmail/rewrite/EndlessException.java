package dev.tollgate.sendmail.rewrite;

/** Rulesets call each other so often that there is no end to be waited for. */
public final class EndlessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndlessException(int calls) {
        super("the rulesets call each other endlessly; stopped after " + calls + " calls", null, false, false);
    }
}
