/** sendmail's scanner: how a text falls into tokens. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.scan;
