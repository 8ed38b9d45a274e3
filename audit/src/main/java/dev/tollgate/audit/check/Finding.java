package dev.tollgate.audit.check;

import dev.tollgate.model.lint.finding.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One thing that leaves a host open.
 *
 * @param rule the check's code
 * @param severity how bad it is on this host
 * @param place where
 * @param message the cause and what follows from it, without a full stop
 * @param mc the mc line to write; empty if there is none
 * @param cf the cf line, or the shell command; empty if there is none
 * @param commands what puts the host's files right
 * @param fix the correction of the mc, where one can be computed
 * @param standards what else asks for it, as in GEN004560
 */
public record Finding(
        String rule,
        Severity severity,
        Place place,
        String message,
        String mc,
        String cf,
        Commands commands,
        Optional<Fix> fix,
        List<String> standards) {
    public Finding {
        standards = List.copyOf(standards);
    }
}
