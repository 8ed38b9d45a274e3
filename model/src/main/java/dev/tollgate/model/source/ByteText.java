package dev.tollgate.model.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes held as text, one char (0 to 255) a byte: how the whole house keeps what stands in files, because sendmail knows
 * bytes and no characters. Here they meet what people read and write.
 */
public final class ByteText {
    private static final char LAST_BYTE = 0xFF;

    private ByteText() {}

    /** {@code bytes}, one char each. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes that {@code text} holds. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What a person reads: UTF-8 where all of it is valid, else a character for each byte. Longer characters stay. */
    public static String shown(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            boolean isBytes = text.charAt(at) <= LAST_BYTE;
            int end = at;
            while (end < text.length() && text.charAt(end) <= LAST_BYTE == isBytes) {
                end++;
            }
            String run = text.substring(at, end);
            shown.append(isBytes ? decoded(run) : run);
            at = end;
        }
        return shown.toString();
    }

    private static String decoded(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(text)))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** The bytes, one char each, of what a person wrote. */
    public static String typed(String characters) {
        return isAscii(characters) ? characters : of(characters.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether no byte is above 0x7F. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
