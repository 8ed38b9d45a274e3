/** What a host's sendmail is configured to do, read from the cf, from the mc, or from both. */
@NullMarked
package dev.tollgate.audit.config;

import org.jspecify.annotations.NullMarked;
