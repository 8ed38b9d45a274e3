/** What a check is, what it sees and what it reports. */
@NullMarked
package dev.tollgate.audit.check;

import org.jspecify.annotations.NullMarked;
