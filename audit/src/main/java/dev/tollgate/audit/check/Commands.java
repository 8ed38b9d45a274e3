package dev.tollgate.audit.check;

import dev.tollgate.model.source.ShellWord;
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
            return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "))
                    + output.map(path -> " > " + ShellWord.quoted(path)).orElse("");
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
