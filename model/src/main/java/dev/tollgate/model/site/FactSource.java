package dev.tollgate.model.site;

/**
 * Where a fact of a site comes from.
 *
 * @param file the file that it was read from; empty unless it was read
 * @param line the line there, from 1; 0 where no single line says so, as of a feature that is off
 */
public record FactSource(Kind kind, String file, int line) {
    /** How a fact is known. */
    public enum Kind {
        /** A file says so. */
        READ,
        /** Whoever asks says so. */
        GIVEN,
        /** Nobody says so. */
        ASSUMED
    }

    /** Given by whoever asks. */
    public static final FactSource GIVEN = new FactSource(Kind.GIVEN, "", 0);

    /** Not known. */
    public static final FactSource ASSUMED = new FactSource(Kind.ASSUMED, "", 0);

    /** Read from a line of a file. */
    public static FactSource read(String file, int line) {
        return new FactSource(Kind.READ, file, line);
    }

    /** The source in words: {@code FILE:LINE}, given, or assumed. */
    @Override
    public String toString() {
        return switch (kind) {
            case READ -> line > 0 ? file + ":" + line : file;
            case GIVEN -> "given";
            case ASSUMED -> "assumed";
        };
    }
}
