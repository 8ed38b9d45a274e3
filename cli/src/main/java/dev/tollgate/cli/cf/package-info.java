/** The site's own sendmail.cf at work: the host that it runs on, and test mode. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.cli.cf;
