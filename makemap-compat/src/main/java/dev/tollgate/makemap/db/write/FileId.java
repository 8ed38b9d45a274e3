package dev.tollgate.makemap.db.write;

import static dev.tollgate.makemap.db.DbFormat.FILE_ID_LENGTH;

import dev.tollgate.makemap.build.DuplicatePolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The file's unique id. Berkeley DB keys its cache by it, so different contents need different ids; the same contents
 * must give the same file, so it is a digest of the contents and not random.
 */
final class FileId {
    private final MessageDigest digest;

    FileId(String method, int version, DuplicatePolicy policy) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
        boolean duplicates = policy == DuplicatePolicy.KEEP_ALL;
        digest.update((method + ' ' + version + ' ' + duplicates).getBytes(StandardCharsets.US_ASCII));
    }

    void add(long checksum) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, checksum));
    }

    byte[] bytes() {
        return Arrays.copyOf(digest.digest(), FILE_ID_LENGTH);
    }

    /** A checksum of {@code bytes[0, length)} by two independent fast functions. */
    static long checksum(byte[] bytes, int length) {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        first.update(bytes, 0, length);
        second.update(bytes, 0, length);
        return first.getValue() << 32 | second.getValue();
    }
}
