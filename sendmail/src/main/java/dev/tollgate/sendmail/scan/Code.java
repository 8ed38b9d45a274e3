package dev.tollgate.sendmail.scan;

/**
 * The bytes that stand for operators inside sendmail (sendmail.h), as chars. A name follows {@link #MACRO},
 * {@link #LATE_MACRO}, {@link #CLASS} and {@link #NOT_CLASS}, a digit {@link #REPLACEMENT}.
 */
public final class Code {
    /** {@code $x}, expanded when a rule is read. */
    public static final char MACRO = 0x81;
    /** <code>$&amp;x</code>, looked up when a rule runs. */
    public static final char LATE_MACRO = 0x82;

    public static final char LOOKUP_BEGIN = 0x85;
    public static final char LOOKUP_END = 0x86;
    /** {@code $*}. */
    public static final char ANY_OR_NONE = 0x90;
    /** {@code $+}. */
    public static final char ANY = 0x91;
    /** {@code $-}. */
    public static final char ONE = 0x92;
    /** {@code $=}. */
    public static final char CLASS = 0x93;
    /** {@code $~}. */
    public static final char NOT_CLASS = 0x94;
    /** {@code $1}. */
    public static final char REPLACEMENT = 0x95;
    /** {@code $#}. */
    public static final char MAILER = 0x96;
    /** {@code $@}: host, argument, end of a ruleset, and on a left-hand side nothing at all. */
    public static final char HOST = 0x97;
    /** {@code $:}. */
    public static final char USER = 0x98;
    /** {@code $>}. */
    public static final char CALL = 0x99;
    /** {@code $?}. */
    public static final char IF = 0x9a;
    /** {@code $|}. */
    public static final char ELSE = 0x9b;
    /** {@code $.}. */
    public static final char END_IF = 0x9c;
    /** {@code $[}. */
    public static final char HOST_BEGIN = 0x9d;
    /** {@code $]}. */
    public static final char HOST_END = 0x9e;
    /** Takes every meaning from the byte after it. */
    public static final char QUOTE_NEXT = 0xff;

    /** The signs of the operators, each after the dollar sign that begins it. */
    private static final String SIGNS = "*+-=~#@:>?|.[]()&";

    private static final String CODES = "" + ANY_OR_NONE + ANY + ONE + CLASS + NOT_CLASS + MAILER + HOST + USER + CALL
            + IF + ELSE + END_IF + HOST_BEGIN + HOST_END + LOOKUP_BEGIN + LOOKUP_END + LATE_MACRO;

    private Code() {}

    /** The signs that are operators after a dollar sign; the code of each stands at the same place in {@link #codes()}. */
    public static String signs() {
        return SIGNS;
    }

    /** The operators' codes. */
    public static String codes() {
        return CODES;
    }

    /** The sign of {@code code}, 0 if it is not an operator. */
    static char sign(char code) {
        int at = CODES.indexOf(code);
        return at < 0 ? '\0' : SIGNS.charAt(at);
    }

    /** Whether the operator {@code code} of a left-hand side binds what it matches to a number of the right-hand side. */
    public static boolean binds(char code) {
        return switch (code) {
            case ANY_OR_NONE, ANY, ONE, CLASS, NOT_CLASS -> true;
            default -> false;
        };
    }

    /** Whether {@code c} is one of the 32 bytes that operators are taken from. */
    public static boolean isMeta(char c) {
        return (c & 0xe0) == 0x80;
    }

    /** The first char of {@code token}, 0 for an empty one. */
    public static char of(String token) {
        return token.isEmpty() ? '\0' : token.charAt(0);
    }
}
