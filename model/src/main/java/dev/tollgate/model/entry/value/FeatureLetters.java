package dev.tollgate.model.entry.value;

import dev.tollgate.model.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Feature letters of Srv_Features: and Clt_Features:, later ones win (doc/op, "srv_features").
 *
 * @param letters in the order given
 */
public record FeatureLetters(List<Letter> letters) implements Value {
    public FeatureLetters {
        letters = List.copyOf(letters);
    }

    /**
     * One letter: lower case switches on, upper case off (for most letters).
     *
     * @param text the letter, with its variant digit if it has one
     * @param span where it stands in the line
     */
    public record Letter(String text, Span span) {
        /** The letter itself. */
        public char letter() {
            return text.charAt(0);
        }
    }

    @Override
    public String canonical() {
        return letters.stream().map(Letter::text).collect(Collectors.joining(" "));
    }
}
