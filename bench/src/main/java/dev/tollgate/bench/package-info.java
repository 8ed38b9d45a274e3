/** Benchmarks, alone and side by side with the native programs. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.bench;
