/** From the text to the running sendmail: differences, the map's build, the history, and drafts that survive a crash. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.deploy;
