package dev.tollgate.model.entry.value;

import java.util.Optional;

/** A right-hand side as its tag's grammar sees it. */
public sealed interface ParsedValue {
    /** It means something. */
    record Valid(Value value) implements ParsedValue {}

    /**
     * It does not; what sendmail does then differs by tag.
     *
     * @param mistake in which way it fails to be a TLS requirement; empty for other values
     */
    record Invalid(ParseError error, Optional<TlsMistake> mistake) implements ParsedValue {
        /** A value that was not to be a TLS requirement. */
        public Invalid(ParseError error) {
            this(error, Optional.empty());
        }
    }
}
