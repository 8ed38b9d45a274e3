package dev.tollgate.makemap.command;

/** The exit codes of {@code sysexits.h} that makemap and editmap use. */
final class Sysexits {
    static final int OK = 0;
    static final int USAGE = 64;
    static final int DATAERR = 65;
    static final int NOINPUT = 66;
    static final int UNAVAILABLE = 69;
    static final int SOFTWARE = 70;
    static final int CANTCREAT = 73;
    static final int IOERR = 74;

    private Sysexits() {}
}
