package dev.tollgate.gui.workbench;

import java.util.List;

/**
 * Something to tell that does not stop the work: a bar below the entries, until it is dismissed or dealt with.
 *
 * @param topic a newer notice about the same topic takes the place of the older
 * @param text what happened and what to do
 * @param details the technical rest, to copy; empty when there is none
 * @param choices what can be done about it
 */
public record Notice(Topic topic, Kind kind, String text, String details, List<Choice> choices) {
    public Notice {
        choices = List.copyOf(choices);
    }

    /** What a notice is about. */
    public enum Topic {
        FILE,
        DISK,
        DRAFT,
        ELSEWHERE,
        WORK,
        CERTIFICATES,
        SITE,
        QUESTION
    }

    /** How bad it is. */
    public enum Kind {
        GOOD,
        INFORMATION,
        WARNING,
        ERROR
    }

    /** A button on the notice. */
    public record Choice(String label, Runnable action) {}
}
