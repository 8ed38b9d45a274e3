/** sendmail.cf as a document: its lines as they stand, and what sendmail takes them for. */
@NullMarked
package dev.tollgate.sendmail.conf;

import org.jspecify.annotations.NullMarked;
