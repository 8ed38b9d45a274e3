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
}
