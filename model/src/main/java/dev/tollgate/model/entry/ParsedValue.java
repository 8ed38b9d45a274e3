package dev.tollgate.model.entry;

/** A right-hand side as its tag's grammar sees it. */
public sealed interface ParsedValue {
    /** It means something. */
    record Valid(Value value) implements ParsedValue {}

    /** It does not; what sendmail does then differs by tag. */
    record Invalid(ParseError error) implements ParsedValue {}
}
