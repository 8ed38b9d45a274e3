package dev.tollgate.makemap.command;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Output streams that take chars as bytes. */
final class CommandStreams {
    private CommandStreams() {}

    /** A buffered stream on {@code target} that turns each char into the byte of the same number. */
    static PrintStream bytes(OutputStream target) {
        return new PrintStream(new BufferedOutputStream(target, 1 << 16), false, StandardCharsets.ISO_8859_1);
    }

    /** Prints {@code bytes} as {@code %.*s} does: up to a NUL. */
    static void printString(byte[] bytes, PrintStream out) {
        out.write(bytes, 0, stringLength(bytes));
    }

    /** What {@code %s} shows of {@code bytes}, one char per byte. */
    static String string(byte[] bytes) {
        return new String(bytes, 0, stringLength(bytes), StandardCharsets.ISO_8859_1);
    }

    private static int stringLength(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return length;
    }
}
