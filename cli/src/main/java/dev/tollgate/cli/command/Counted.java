package dev.tollgate.cli.command;

/** Numbers with their nouns. */
public final class Counted {
    private Counted() {}

    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
