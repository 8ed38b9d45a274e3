/** One form model for each kind of value: what an entry says, taken apart for editing and put together again. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.inspector;
