package dev.tollgate.cli.command;

/** Numbers with their nouns. */
final class Counted {
    private Counted() {}

    static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
