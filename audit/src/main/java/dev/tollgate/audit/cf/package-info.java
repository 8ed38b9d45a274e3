/** sendmail.cf as a document: its lines as they stand, and what sendmail takes them for. */
@NullMarked
package dev.tollgate.audit.cf;

import org.jspecify.annotations.NullMarked;
