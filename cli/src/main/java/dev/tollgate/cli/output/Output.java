package dev.tollgate.cli.output;

import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.VisibleText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error. What is written for people leaves here, line by line: nothing in a line can begin
 * another one or command the terminal, wherever its text comes from, and no password is in it. Content of files is
 * written as it is, but to a terminal as lines for people; what else is written are bytes for programs. A failing write
 * ends the command; a reader that went away ({@code | head}) does so without a word.
 */
public final class Output extends OutputStream {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final String ASCII_MASK = "*".repeat(Secrets.MASK.length());

    private final OutputStream stream;
    private final String name;
    private final boolean terminal;
    private final boolean utf8;
    private Secrets secrets = Secrets.HIDDEN;

    /**
     * An output.
     *
     * @param name what it is called in messages
     * @param terminal whether a person looks at it
     * @param utf8 whether that person's terminal knows UTF-8
     */
    Output(OutputStream stream, String name, boolean terminal, boolean utf8) {
        this.stream = new BufferedOutputStream(stream, 1 << 16);
        this.name = name;
        this.terminal = terminal;
        this.utf8 = utf8;
    }

    /** Writes {@code text} as one line, whatever is in it; of control characters only those of {@link Style} work. */
    public void line(String text) {
        write(Style.finished(text, this::forPeople));
        write('\n');
    }

    /** Writes {@code text} of our own, which may have several lines. */
    public void text(String text) {
        write(text);
    }

    /** Writes {@code text} and leaves the cursor behind it. */
    void prompt(String text) {
        write(forPeople(text));
    }

    /** Erases the line that the cursor is in, and writes {@code text} there. */
    void redraw(String text) {
        write(ERASE_LINE + forPeople(text));
        flush();
    }

    /** Writes the content of a file or map: as it is, but to a terminal so that it is harmless. */
    public void content(byte[] bytes) {
        if (!terminal) {
            write(bytes);
            return;
        }
        OutputStream lines = content();
        try {
            lines.write(bytes);
            lines.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Where content is written by those who know only streams; to a terminal it goes when a line is full, or at a flush. */
    public OutputStream content() {
        return terminal ? new ContentLines(this, Secrets.SHOWN) : this;
    }

    /** The same for words about content: passwords in them are hidden. */
    public OutputStream words() {
        return new ContentLines(this, secrets);
    }

    private String forPeople(String text) {
        String shown = VisibleText.of(secrets.text(text));
        return utf8 ? shown : shown.replace(Secrets.MASK, ASCII_MASK);
    }

    void secrets(Secrets mode) {
        secrets = mode;
    }

    /** Whether passwords are shown. */
    public Secrets secrets() {
        return secrets;
    }

    /** Whether a person looks at it. */
    boolean isTerminal() {
        return terminal;
    }

    private void write(String text) {
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
