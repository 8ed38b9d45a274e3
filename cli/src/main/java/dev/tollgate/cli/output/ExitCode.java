package dev.tollgate.cli.output;

/** Exit codes; those from 64 up are the ones of sysexits.h. */
public final class ExitCode {
    /** Done, nothing to complain of. */
    public static final int OK = 0;
    /** The tool worked and the answer is no: findings, a difference, a missing key. */
    public static final int NO = 1;
    /** The command line is wrong. */
    public static final int USAGE = 64;
    /** The input is not what it should be. */
    public static final int DATA = 65;
    /** The input is missing or cannot be read. */
    public static final int NO_INPUT = 66;
    /** A defect of the program. */
    public static final int INTERNAL = 70;
    /** The output cannot be created. */
    public static final int CANNOT_CREATE = 73;
    /** Reading or writing failed. */
    public static final int IO = 74;
    /** Somebody else is at it; trying again later may help. */
    public static final int TEMPORARY = 75;
    /** The user lacks the permission. */
    public static final int PERMISSION = 77;

    private ExitCode() {}
}
