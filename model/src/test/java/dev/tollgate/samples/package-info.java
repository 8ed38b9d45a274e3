/** The files in samples/ are what they claim to be. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.samples;
