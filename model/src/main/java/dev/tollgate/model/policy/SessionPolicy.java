package dev.tollgate.model.policy;

/** A policy that sessions are put to: what sendmail would do with each. */
public interface SessionPolicy {
    /** sendmail's answer. */
    Treatment decide(Phase phase, Facts facts);

    /** sendmail's answer and how it comes about. */
    Verdict trace(Phase phase, Facts facts);
}
