package dev.tollgate.gui.question;

import dev.tollgate.model.policy.study.Hiding;

/**
 * How far an entry reaches.
 *
 * @param appliesTo whom it stands for, in words
 * @param hiding what is found in its place
 * @param stock whether the site's rulesets are the stock ones, by which this was told
 */
public record EntryReach(String appliesTo, Hiding hiding, boolean stock) {}
