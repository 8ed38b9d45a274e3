/** The checks, by what they look at. One check is one entry in a list here and one page in docs/rules. */
@NullMarked
package dev.tollgate.audit.topic;

import org.jspecify.annotations.NullMarked;
