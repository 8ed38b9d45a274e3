package dev.tollgate.toolkit.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/** Texts that hold one byte in each char, and names of files in them. */
public final class Bytes {
    private Bytes() {}

    /** The file of a name that holds one byte in each char. */
    public static Path path(String name) {
        return Path.of(new String(name.getBytes(ISO_8859_1), UTF_8));
    }

    /** {@code text} with one byte in each char. */
    public static String of(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
