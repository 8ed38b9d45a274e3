/** Certificates in the shapes that other programs want. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.ca.export;
