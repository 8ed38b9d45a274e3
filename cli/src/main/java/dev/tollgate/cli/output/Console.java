package dev.tollgate.cli.output;

import dev.tollgate.model.secret.Secrets;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a command reads from and talks to: results to {@link #out()}, everything else to {@link #err()}. */
public final class Console {
    private static final int LONGEST_ANSWER = 80;

    private final InputStream in;
    private final Output out;
    private final Output err;
    private final Map<String, String> environment;
    private final Set<Stream> terminals;
    private boolean quiet;
    private ColorMode color = ColorMode.AUTO;

    /** The input and the two outputs. */
    public enum Stream {
        IN("0"),
        OUT("1"),
        ERR("2");

        private final String descriptor;

        Stream(String descriptor) {
            this.descriptor = descriptor;
        }
    }

    /** When to use colors. */
    public enum ColorMode {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * A console.
     *
     * @param terminals at which of them a person sits
     */
    public Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            Set<Stream> terminals) {
        this.in = in;
        boolean utf8 = isUtf8(environment);
        this.out = new Output(out, "standard output", terminals.contains(Stream.OUT), utf8);
        this.err = new Output(err, "standard error", terminals.contains(Stream.ERR), utf8);
        this.environment = environment;
        this.terminals = terminals;
    }

    /**
     * The process's own streams. Which of them are terminals is said by the launcher, since Java 17 can tell only for all
     * together.
     */
    public static Console system() {
        String terminals = System.getProperty("tollgate.terminals", "");
        Set<Stream> streams = EnumSet.noneOf(Stream.class);
        for (Stream stream : Stream.values()) {
            if (terminals.contains(stream.descriptor)) {
                streams.add(stream);
            }
        }
        return new Console(
                // A file's own reading of all bytes asks for its position, which a pipe does not have.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                streams);
    }

    /**
     * What POSIX makes of the locale's variables, but that no locale at all is not a reason to think of an old
     * terminal.
     */
    private static boolean isUtf8(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
            }
        }
        return true;
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** Standard output, for results. */
    public Output out() {
        return out;
    }

    /** Standard error, for everything else. */
    public Output err() {
        return err;
    }

    /** A remark for the user, left out under {@code --quiet}. */
    public void say(String remark) {
        if (!quiet) {
            err.line("tollgate: " + remark);
        }
    }

    /** A remark that even {@code --quiet} does not suppress. */
    public void warn(String remark) {
        err.line("tollgate: " + remark);
    }

    /** Leaves remarks out from now on. */
    public void beQuiet() {
        quiet = true;
    }

    /** Whether remarks are left out. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Sets when colors are used. */
    public void color(ColorMode mode) {
        color = mode;
    }

    /** The colors for {@code stream}. */
    public Style style(Stream stream) {
        boolean wanted = switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                isTerminal(stream)
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
        return wanted ? Style.COLOURS : Style.PLAIN;
    }

    /** Whether passwords are hidden, in everything that is written from now on. */
    public void secrets(Secrets mode) {
        out.secrets(mode);
        err.secrets(mode);
    }

    /** Whether passwords are hidden; so they are unless the user wants to see them, or they are what the command is for. */
    public Secrets secrets() {
        return out.secrets();
    }

    /** Whether a person sits at {@code stream}. */
    public boolean isTerminal(Stream stream) {
        return terminals.contains(stream);
    }

    /** The environment variable, empty when not set. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Whether the person at the terminal answers {@code question} with y or yes. */
    public boolean confirms(String question) throws IOException {
        err.prompt(question + " [y/N] ");
        flush();
        StringBuilder answer = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n' && answer.length() < LONGEST_ANSWER) {
            answer.append((char) c);
            c = in.read();
        }
        return answer.toString().strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Hands everything written so far to the system. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
