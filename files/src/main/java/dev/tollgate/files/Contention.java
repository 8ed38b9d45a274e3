package dev.tollgate.files;

/** What to do while another builder works on the same file. */
public enum Contention {
    /** Wait until it has finished, as native makemap does. */
    WAIT,
    /** Give up with {@link FileLockedException}. */
    FAIL
}
