/** Changes, maps, history. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.deploy;
