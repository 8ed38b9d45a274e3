package dev.tollgate.model.scan;

/** Some of the first 256 characters. */
public final class CharSet {
    private static final int SIZE = 256;

    private final boolean[] has = new boolean[SIZE];

    /** The characters in {@code characters}. */
    public CharSet(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            has[characters.charAt(i)] = true;
        }
    }

    /** Whether {@code c} is one of them. */
    public boolean has(char c) {
        return c < SIZE && has[c];
    }
}
