package dev.tollgate.sendmail.report;

/** The statuses of {@code sysexits.h}, which rulesets and maps answer with as well. */
public final class Sysexits {
    public static final int OK = 0;
    public static final int USAGE = 64;
    public static final int DATAERR = 65;
    public static final int NOUSER = 67;
    public static final int NOHOST = 68;
    /** A map has no such key. */
    public static final int NOTFOUND = NOHOST;

    public static final int UNAVAILABLE = 69;
    public static final int SOFTWARE = 70;
    public static final int OSERR = 71;
    public static final int OSFILE = 72;
    public static final int TEMPFAIL = 75;
    public static final int PROTOCOL = 76;
    public static final int CONFIG = 78;

    private Sysexits() {}
}
