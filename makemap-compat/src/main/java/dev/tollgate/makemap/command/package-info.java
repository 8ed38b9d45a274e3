/**
 * The commands makemap and editmap as sendmail 8.17 has them: the same options, messages, exit codes, checks of the
 * file's safety and the same pairs in the map. One thing differs on purpose: native makemap truncates a map and fills it
 * under the eyes of a running sendmail; here the new map takes the old one's place in one step, when it is complete.
 * Two consequences: the directory must be writable, and where {@code -s} lets a map with several names through, only the
 * name on the command line gets the new map.
 *
 * <p>Text that goes into messages is held as ISO 8859-1, one char per byte, because keys and file names are bytes to
 * sendmail.
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.makemap.command;
