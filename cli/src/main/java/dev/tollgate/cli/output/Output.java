package dev.tollgate.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error: text in UTF-8, bytes as they are. A failing write ends the command; a reader that
 * went away ({@code | head}) does so without a word.
 */
public final class Output extends OutputStream {
    private final OutputStream stream;
    private final String name;

    Output(OutputStream stream, String name) {
        this.stream = new BufferedOutputStream(stream, 1 << 16);
        this.name = name;
    }

    /** Writes {@code text} and a newline. */
    public void line(String text) {
        text(text);
        write('\n');
    }

    /** Writes {@code text}. */
    public void text(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(int b) {
        try {
            stream.write(b);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            stream.write(bytes, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Only flushes: the stream belongs to the process. */
    @Override
    public void close() {
        flush();
    }

    private Problem failure(IOException cause) {
        String reason = Problem.reason(cause);
        return new Problem(ExitCode.IO, reason.equals("Broken pipe") ? "" : name + ": " + reason, null);
    }
}
