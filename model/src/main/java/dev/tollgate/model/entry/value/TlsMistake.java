package dev.tollgate.model.entry.value;

/** The ways in which a value fails to be a TLS requirement; each has its rule. */
public enum TlsMistake {
    /** It is a requirement. */
    NONE,
    /** The word OK, which says on purpose that nothing is required. */
    EXEMPTION,
    /** The word SKIP, which is not a requirement but may be looked past. */
    SKIP,
    /** Nothing like a requirement. */
    OTHER_VALUE,
    /** A requirement with a # comment after it. */
    COMMENT,
    /** A requirement in quotes or with punctuation around it. */
    DECORATED,
    /** TEMP or PERM not before one level with one plus sign. */
    PREFIX,
    /** ENCR without any number. */
    ENCR_WITHOUT_BITS,
    /** A space where the colon belongs. */
    MISSING_COLON,
    /** A colon without a number. */
    EMPTY_BITS,
    /** Something after the number. */
    UNIT,
    /** A number of more digits than any number of bits has. */
    HUGE_NUMBER,
    /** A number that sendmail reads as 0 or less, so that every cipher is strong enough. */
    ZERO_BITS,
    /** A number that sendmail reads in another base, or only the beginning of. */
    ODD_NUMBER,
    /** Plus signs at the wrong end. */
    STRAY_PLUS,
    /** One plus sign between two extensions. */
    SINGLE_PLUS,
    /** An extension that sendmail does not know. */
    UNKNOWN_EXTENSION,
    /** An extension without its value. */
    EMPTY_EXTENSION,
    /** A CITag that is not one word. */
    CITAG_WORDS
}
