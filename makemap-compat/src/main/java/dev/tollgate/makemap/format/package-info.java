/** What all map files have in common: they are one of a few formats, and can be read. */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.format;
