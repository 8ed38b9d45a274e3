package dev.tollgate.makemap.format;

/**
 * One thing that is wrong in a map file.
 *
 * @param place where ("page 7, item 3")
 * @param expected what a sound file has there
 * @param found what this file has there
 */
public record MapDamage(String place, String expected, String found) {
    /** The damage that stopped a reader. */
    public static MapDamage of(MapFormatException failure) {
        return new MapDamage(failure.place(), failure.expected(), failure.found());
    }

    @Override
    public String toString() {
        return place + ": expected " + expected + ", found " + found;
    }
}
