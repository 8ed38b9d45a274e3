package dev.tollgate.directory.verify;

import dev.tollgate.model.lint.finding.Severity;
import java.util.Optional;

/**
 * Something that makes sendmail on one of the servers act differently than the entries say.
 *
 * @param rule the rule that found it; empty for what only a comparison of servers shows
 * @param severity how bad it is
 * @param server the server's URL
 * @param place the entry, or what else it is about; empty for the server as a whole
 * @param message what is wrong, and what sendmail does
 * @param help what to do
 */
public record Trap(
        Optional<DirectoryRule> rule, Severity severity, String server, String place, String message, String help) {
    /** What {@code rule} found. */
    static Trap of(DirectoryRule rule, String server, String place, String message, String help) {
        return new Trap(Optional.of(rule), rule.info().severity(), server, place, message, help);
    }

    /** What a comparison showed. */
    public static Trap compared(Severity severity, String server, String place, String message, String help) {
        return new Trap(Optional.empty(), severity, server, place, message, help);
    }
}
