/** The lossless access file: lines with their exact bytes, and makemap's grammar for one line. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.model.source;
