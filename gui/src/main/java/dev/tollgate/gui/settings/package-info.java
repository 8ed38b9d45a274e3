/** What the editor remembers between two starts. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.settings;
