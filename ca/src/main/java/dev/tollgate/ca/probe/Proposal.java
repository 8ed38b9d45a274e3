package dev.tollgate.ca.probe;

/**
 * An access entry that a server meets.
 *
 * @param entry key and value, divided by a tab
 * @param remark what it protects from, and what it does not
 */
public record Proposal(String entry, String remark) {}
