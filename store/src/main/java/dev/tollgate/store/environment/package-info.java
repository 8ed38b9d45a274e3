/** Berkeley DB Java Edition as this project uses it: one environment per folder, every commit on the disk. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.store.environment;
