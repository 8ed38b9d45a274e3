package dev.tollgate.sendmail.report;

/** Where a process's standard output goes. */
public interface Sink {
    /** Takes text, one char a byte. */
    void write(String text);

    /** Hands on what has been taken so far. */
    default void flush() {}
}
