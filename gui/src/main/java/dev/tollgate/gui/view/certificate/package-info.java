/** Certificates and authorities. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.view.certificate;
