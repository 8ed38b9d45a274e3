/** The options of the site's sendmail, looked up. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.option;
