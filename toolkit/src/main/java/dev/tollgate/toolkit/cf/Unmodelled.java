package dev.tollgate.toolkit.cf;

import dev.tollgate.model.policy.Phase;
import dev.tollgate.sendmail.check.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What could make a daemon decide otherwise, and was not asked. */
final class Unmodelled {
    private static final Set<Phase> FILTERED = EnumSet.of(Phase.CONNECT, Phase.MAIL, Phase.RCPT);

    private final CfRun run;
    private final Phase phase;

    Unmodelled(CfRun run, Phase phase) {
        this.run = run;
        this.phase = phase;
    }

    List<String> of(Outcome outcome) {
        List<String> parts = new ArrayList<>();
        if (outcome.kind() == Outcome.Kind.NOT_ASKED && !run.check().has(phase.ruleset())) {
            parts.add("this sendmail.cf has no ruleset " + phase.ruleset());
        }
        if (outcome.kind() == Outcome.Kind.BREAKS) {
            parts.add("ruleset " + phase.ruleset() + " gives no answer: " + outcome.said());
        } else if (!outcome.said().isBlank()) {
            parts.add("sendmail says: " + outcome.said().strip().replace("\n", "; "));
        }
        parts.addAll(run.remarks());
        if (FILTERED.contains(phase)) {
            run.check().configuration().filters().stream()
                    .sorted()
                    .forEach(name -> parts.add("mail filter " + name + " is not asked and may decide differently"));
        }
        run.reading()
                .lines()
                .filter(line -> line.contains("fileclass: ") || line.contains("readcf: map "))
                .forEach(parts::add);
        return List.copyOf(parts);
    }
}
