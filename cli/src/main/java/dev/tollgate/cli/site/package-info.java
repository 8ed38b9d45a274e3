/** What the site's sendmail is configured to do. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.site;
