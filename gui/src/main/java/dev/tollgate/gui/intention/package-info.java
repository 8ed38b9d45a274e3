/** What somebody wants an entry for, and the entry that comes of it. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.intention;
