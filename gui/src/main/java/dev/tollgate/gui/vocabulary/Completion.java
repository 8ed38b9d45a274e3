package dev.tollgate.gui.vocabulary;

import dev.tollgate.gui.text.Texts;

/**
 * A word that can stand where the caret is.
 *
 * @param text what is put there
 * @param from the offset of the first char it replaces
 * @param to the offset after the last char it replaces
 * @param sentence what it means, for people
 */
public record Completion(String text, int from, int to, String sentence) {
    /** The same in a text that has {@code chars} more in front. */
    Completion shifted(int chars) {
        return new Completion(text, from + chars, to + chars, sentence);
    }

    /** It and its meaning in one line, for those who hear it. */
    public String spoken() {
        return Texts.of("choice.name", text, sentence);
    }
}
