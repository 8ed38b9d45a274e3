package dev.tollgate.gui.inspector;

import dev.tollgate.model.entry.ValueKind;
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

    @Override
    public String value() {
        return word;
    }
}
