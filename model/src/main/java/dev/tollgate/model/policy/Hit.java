package dev.tollgate.model.policy;

/**
 * An entry that a lookup found.
 *
 * @param key the key as the source spells it
 * @param value the value as stored, one char per byte
 * @param line its line number from 1, or 0 if the source has no lines
 */
public record Hit(String key, String value, int line) {}
