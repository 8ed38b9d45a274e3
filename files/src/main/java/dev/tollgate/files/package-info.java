/**
 * Putting a finished file in the place of an old one so that nobody ever sees half of it: not a crash, not a full disk,
 * not a second builder, and not a sendmail that is answering from the old one at that moment.
 *
 * <p>The order of the steps is the whole point. The new content goes to a temporary file in the same directory, which is
 * closed to others from its first byte, gets the old file's owner and mode and is flushed to the disk. It is read back,
 * and every block must have the checksum that it had when it was written, so that bad memory or a disk that drops writes
 * costs a build and not the map. Then one rename makes it the file, and the directory is flushed. sendmail watches only the modification time of the file it
 * has open, never the path, so a rename alone would leave a running process on the old map until it exits. Therefore
 * the replaced file's modification time is moved to a later second after the rename (not before: a process that
 * reopened too early would open the old file again and then never switch).
 */
@org.jspecify.annotations.NullMarked
package dev.tollgate.files;
