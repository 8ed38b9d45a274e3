/** An access entry: its tag and key with the place each was read from, its value, and the sentence that says what it does. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.entry;
