/** Reading how the site's sendmail is configured, with the files that its configuration names. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.toolkit.site;
