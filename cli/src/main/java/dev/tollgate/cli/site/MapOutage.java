package dev.tollgate.cli.site;

import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.policy.Lookup;
import dev.tollgate.model.policy.Probe;
import dev.tollgate.model.policy.Verdict;
import dev.tollgate.model.site.AccessMap;
import org.jspecify.annotations.Nullable;

/**
 * The access map of the stock rulesets taken away: a server that is down, a map that is being rebuilt.
 *
 * @param isGiven whether it is
 */
public record MapOutage(boolean isGiven) {
    /** {@code lookup}, or one that always fails. */
    public Lookup of(Lookup lookup, AccessMap declared) {
        return isGiven ? unavailable(declared) : lookup;
    }

    /** A map that cannot be read: with {@code -o} it is empty to sendmail, without {@code -T} it has no entry either. */
    private static Lookup unavailable(AccessMap declared) {
        boolean marked = declared.flags().stream().anyMatch(flag -> flag.equals("-T" + Lookup.TEMPORARY_FAILURE));
        return declared.isOptional() || !marked ? Lookup.EMPTY : Lookup.UNAVAILABLE;
    }

    /** {@code verdict} with the mark of a lookup that failed, and not with how the evaluator writes it. */
    public Verdict shown(Verdict verdict) {
        if (!isGiven) {
            return verdict;
        }
        String value = verdict.value();
        return new Verdict(
                verdict.phase(),
                verdict.decision(),
                verdict.relay(),
                verdict.reply(),
                value == null ? null : marked(value),
                marked(verdict.matched()),
                verdict.lookups().stream()
                        .map(probe -> new Probe(probe.key(), marked(probe.hit())))
                        .toList(),
                verdict.workspace(),
                verdict.basis());
    }

    private static @Nullable Hit marked(@Nullable Hit hit) {
        return hit == null ? null : hit.withValue(marked(hit.value()));
    }

    private static String marked(String value) {
        return value.equals("%0" + Lookup.TEMPORARY_FAILURE) ? Lookup.TEMPORARY_FAILURE : value;
    }
}
