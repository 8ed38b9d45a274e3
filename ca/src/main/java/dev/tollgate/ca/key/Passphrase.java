package dev.tollgate.ca.key;

import java.util.Arrays;

/** A passphrase, which can be wiped and never shows itself. */
public final class Passphrase {
    private final char[] characters;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /** A passphrase of {@code characters}, which the caller may wipe. */
    public static Passphrase of(char[] characters) {
        return new Passphrase(characters.clone());
    }

    /** A passphrase of {@code text}. */
    public static Passphrase of(String text) {
        return new Passphrase(text.toCharArray());
    }

    char[] characters() {
        return characters;
    }

    /** A copy of the characters, for the caller to wipe. */
    public char[] copy() {
        return characters.clone();
    }

    /** Its length in characters. */
    public int length() {
        return characters.length;
    }

    /** Whether both are the same. */
    public boolean sameAs(Passphrase other) {
        return Arrays.equals(characters, other.characters);
    }

    /** Overwrites it. */
    public void wipe() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "(passphrase)";
    }
}
