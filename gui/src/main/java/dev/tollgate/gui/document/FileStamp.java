package dev.tollgate.gui.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * How a file looked at some moment, to notice that somebody else has changed it.
 *
 * @param key the file's identity where the system has one; a replaced file has another
 */
public record FileStamp(
        long size, FileTime modified, @Nullable Object key) {
    /** How {@code file} looks now. */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
