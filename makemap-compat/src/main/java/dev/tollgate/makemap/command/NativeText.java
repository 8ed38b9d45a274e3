package dev.tollgate.makemap.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Words of the command line as the bytes they were, and back. */
final class NativeText {
    private static final Charset COMMAND_LINE = commandLine();

    private NativeText() {}

    private static Charset commandLine() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** The bytes of {@code word}, one char per byte. */
    static String bytesOf(String word) {
        return new String(word.getBytes(COMMAND_LINE), StandardCharsets.ISO_8859_1);
    }

    /** The word whose bytes are the chars of {@code bytes}. */
    static String wordOf(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), COMMAND_LINE);
    }
}
