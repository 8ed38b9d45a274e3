package dev.tollgate.makemap.format;

import java.io.IOException;

/** A map file that is not what it should be: where, what was expected there, and what was found. */
public final class MapFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String expected;
    private final String found;

    /** Damage at {@code place} ("page 7, item 3"). */
    public MapFormatException(String place, String expected, String found) {
        super(place + ": expected " + expected + ", found " + found);
        this.place = place;
        this.expected = expected;
        this.found = found;
    }

    /** Where in the file. */
    public String place() {
        return place;
    }

    /** What a sound file has there. */
    public String expected() {
        return expected;
    }

    /** What this file has there. */
    public String found() {
        return found;
    }
}
