package dev.tollgate.model.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * sendmail's answer and how it came about.
 *
 * @param phase the moment asked about
 * @param decision what happens
 * @param relay whether the client may relay to the recipient; {@code null} where the phase does not say
 * @param reply the reply that goes out, or {@code null} for none
 * @param value the right-hand side that took effect, for phases that yield one; {@code null} otherwise. The reason of a
 *     quarantine stands here too.
 * @param matched the entry that decided, or {@code null} if none did
 * @param lookups the lookups in the order in which sendmail makes them
 * @param workspace what the ruleset returns, tokens with blanks between, as {@code sendmail -bt} prints it
 * @param basis what the answer rests on
 */
public record Verdict(
        Phase phase,
        Decision decision,
        @Nullable Boolean relay,
        @Nullable Reply reply,
        @Nullable String value,
        @Nullable Hit matched,
        List<Probe> lookups,
        String workspace,
        Basis basis) {
    /** The same without the right-hand side that took effect. */
    public Verdict withoutValue() {
        return new Verdict(phase, decision, relay, reply, null, matched, lookups, workspace, basis);
    }

    /** The answer without its story. */
    public Treatment treatment() {
        return new Treatment(decision, relay, reply, value);
    }
}
