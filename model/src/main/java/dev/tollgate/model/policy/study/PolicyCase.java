package dev.tollgate.model.policy.study;

import dev.tollgate.model.policy.Facts;
import dev.tollgate.model.policy.Phase;

/**
 * One case of a policy test.
 *
 * @param name what the case shows, in the user's words
 * @param phase the moment asked about
 * @param facts the session
 * @param expected what must come out
 */
public record PolicyCase(String name, Phase phase, Facts facts, Expectation expected) {}
