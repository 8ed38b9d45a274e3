package dev.tollgate.sendmail.scan;

/** Which bytes are operators, white space, or parts of words; one for each kind of text. */
public enum Table {
    /** Addresses and whatever comes from outside: the operators' codes are text. Comments vanish. */
    EXTERNAL,
    /** Text of the configuration: codes are operators. Comments vanish. */
    INTERNAL,
    /** The same, with comments kept: rules, and addresses given to test mode. */
    COMMENTS_KEPT
}
