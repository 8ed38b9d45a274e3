/** What every module's tests share: the native programs as oracles, and seeded random cases. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.testkit;
