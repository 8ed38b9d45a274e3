package dev.tollgate.gui.inspector;

import dev.tollgate.model.entry.value.ValueKind;
import java.util.List;

/**
 * One of a few words.
 *
 * @param word the chosen one, or what stands there instead
 * @param words the words that mean something
 */
public record WordForm(ValueKind kind, String word, List<String> words) implements ValueForm {
    public WordForm {
        words = List.copyOf(words);
    }

    /** The words that mean something to {@code kind}, the usual one first. */
    public static List<String> wordsOf(ValueKind kind) {
        return switch (kind) {
            case CERT_ISSUER -> List.of("RELAY", "SUBJECT");
            case CERT_SUBJECT -> List.of("RELAY");
            case SPAM -> List.of("FRIEND", "HATER");
            case CUSTOM -> List.of("OK");
            default -> List.of("NO");
        };
    }

    @Override
    public String value() {
        return word;
    }
}
