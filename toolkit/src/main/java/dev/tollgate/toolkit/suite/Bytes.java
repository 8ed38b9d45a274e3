package dev.tollgate.toolkit.suite;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** YAML holds characters, sendmail bytes; here the two meet. Bytes are one char each. */
final class Bytes {
    private Bytes() {}

    /** The bytes of what somebody wrote. */
    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** What somebody would write for {@code bytes}; those that are not UTF-8 become a character each. */
    static String text(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }
}
