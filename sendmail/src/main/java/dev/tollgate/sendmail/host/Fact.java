package dev.tollgate.sendmail.host;

/**
 * What a map that the network answers says of a key.
 *
 * @param value the value; empty where nothing was found
 */
public record Fact(Kind kind, String value) {
    /** The kinds of answers. */
    public enum Kind {
        FOUND,
        NOT_FOUND,
        /** The lookup fails for the time being. */
        TEMPORARY,
        /** Nobody has said. */
        UNKNOWN
    }

    public static Fact found(String value) {
        return new Fact(Kind.FOUND, value);
    }

    public static Fact of(Kind kind) {
        return new Fact(kind, "");
    }
}
