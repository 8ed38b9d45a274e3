package dev.tollgate.gui.document;

import dev.tollgate.model.entry.Entry;
import dev.tollgate.model.entry.Sentence;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.secret.Secrets;

/** An entry as people read it. */
public final class ShownEntry {
    private ShownEntry() {}

    /** What {@code entry} does, without what is secret in its value. */
    public static String sentence(Entry entry) {
        Hit hit = new Hit(entry.left(), entry.right(), entry.lineNumber());
        return ShownText.of(Secrets.HIDDEN.words(Sentence.of(entry), hit));
    }
}
