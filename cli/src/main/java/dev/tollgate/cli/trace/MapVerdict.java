package dev.tollgate.cli.trace;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdicts on a map that was read as if it were a text. */
public final class MapVerdict {
    private MapVerdict() {}

    /** {@code verdict} with entries that have no line, as those of a map have none. */
    public static Verdict of(Verdict verdict) {
        return new Verdict(
                verdict.phase(),
                verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                verdict.value(),
                withoutLine(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), withoutLine(probe.hit())))
                        .toList(),
                verdict.workspace(),
                verdict.basis());
    }

    private static @Nullable Hit withoutLine(@Nullable Hit hit) {
        return hit == null ? null : new Hit(hit.key(), hit.value(), 0);
    }
}
