/** All checks together. */
@NullMarked
package dev.tollgate.audit.catalogue;

import org.jspecify.annotations.NullMarked;
