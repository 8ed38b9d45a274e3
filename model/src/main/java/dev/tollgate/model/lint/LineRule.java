package dev.tollgate.model.lint;

/** Looks at single lines as text, whatever they are. */
public non-sealed interface LineRule extends Rule {
    /** Adds what is wrong with {@code line} to {@code report}. It is called for every line: look for the rare thing first. */
    void check(LineView line, Report report);
}
