/**
 * From text to map in one pass: the input is cut into blocks at line ends, the blocks are parsed on all cores, and a
 * {@link dev.tollgate.makemap.build.MapWriter} turns their entries into a file. No object is made per line or pair.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.build;
