package dev.tollgate.directory.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Keys and values are bytes to sendmail, and texts in UTF-8 to a server. */
public final class Utf8 {
    private Utf8() {}

    /** The text of {@code bytes}, one char each, as far as they are UTF-8. */
    public static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The same, or nothing if the bytes are not UTF-8, which a server does not store. */
    public static Optional<String> strictly(String bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The bytes of {@code text}, one char each. */
    public static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /**
     * What a server compares of a key (caseIgnoreMatch): compatible characters are one, case does not count, and runs of
     * blanks are one blank.
     */
    public static String compared(String bytes) {
        String text = Normalizer.normalize(decoded(bytes), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return text.strip().replaceAll(" +", " ");
    }
}
