package dev.tollgate.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.VisibleText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON that a person may look at as well: its strings hold no passwords, and nothing in it is invisible. */
final class SafeGenerator extends JsonGeneratorDelegate {
    private static final int DELETE = 0x7F;

    private final Secrets secrets;

    SafeGenerator(JsonGenerator json, Secrets secrets) {
        super(json);
        this.secrets = secrets;
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new Invisible());
    }

    @Override
    public void writeString(String text) throws IOException {
        super.writeString(whole(secrets.text(text)));
    }

    /** {@code text} without halves of surrogate pairs, which UTF-8 cannot hold. */
    private static String whole(String text) {
        boolean broken = text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (!broken) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> whole.appendCodePoint(
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return whole.toString();
    }

    /** Escapes what is not seen. */
    private static final class Invisible extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        Invisible() {
            ascii[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            return half || VisibleText.isVisible(c) ? null : new SerializedString("\\u%04x".formatted(c));
        }
    }
}
