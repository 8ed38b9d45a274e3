/** What is known of the site's sendmail: read from its configuration, remembered for each access file. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.gui.site;
