package dev.tollgate.audit.check;

import dev.tollgate.model.source.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Commands that put the files of a host right, one after the other. Names of files come from the host, and others choose
 * some of them: as text each word is quoted for the shell, so that a name is never a command.
 */
public final class Commands {
    /** Nothing to run. */
    public static final Commands NONE = new Commands(List.of());

    /**
     * One command.
     *
     * @param words the program and its arguments
     * @param output the file that its output goes to
     */
    public record Step(List<String> words, Optional<String> output) {
        public Step {
            words = List.copyOf(words);
        }

        /** As a POSIX shell takes it. */
        public String text() {
            return words.stream().map(Commands::quoted).collect(Collectors.joining(" "))
                    + output.map(path -> " > " + quoted(path)).orElse("");
        }
    }

    private final List<Step> steps;

    private Commands(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** One command. */
    public static Commands of(String... words) {
        return NONE.then(words);
    }

    /** These, and one more; one that is there already is not repeated. */
    public Commands then(String... words) {
        return and(new Commands(List.of(new Step(List.of(words), Optional.empty()))));
    }

    /** These and {@code others}, without what is there already. */
    public Commands and(Commands others) {
        List<Step> all = new ArrayList<>(steps);
        others.steps.stream().filter(step -> !all.contains(step)).forEach(all::add);
        return new Commands(all);
    }

    /** A command whose output becomes the text of the file {@code path}. */
    public static Commands writing(String path, String... words) {
        return new Commands(List.of(new Step(List.of(words), Optional.of(path))));
    }

    /** Each command. */
    public List<Step> steps() {
        return steps;
    }

    /** All of them on one line, as a POSIX shell takes it. */
    public String text() {
        return steps.stream().map(Step::text).collect(Collectors.joining("; "));
    }

    /**
     * {@code word} as a POSIX shell takes it for one word, whatever is in it. What is not visible ASCII is written as
     * printf's escapes: a control character would act on the terminal that shows the command, and a byte above 127 is
     * part of a character that the reader's system may write in other bytes.
     */
    static String quoted(String word) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word;
        }
        // A command substitution takes the newlines at the end away.
        return word.matches("[ -~]*") || word.endsWith("\n")
                ? "'" + word.replace("'", "'\\''") + "'"
                : "\"$(printf '" + escaped(word) + "')\"";
    }

    private static String escaped(String word) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : ByteText.bytes(word)) {
            int value = each & 0xFF;
            boolean plain = value >= ' ' && value < 0x7F && value != '\'' && value != '\\' && value != '%';
            escaped.append(plain ? Character.toString(value) : "\\%03o".formatted(value));
        }
        return escaped.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commands commands && commands.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
