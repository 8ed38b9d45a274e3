package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import java.util.List;

/**
 * A value that nobody reads: only the key counts.
 *
 * @param text as it stands there
 */
public record PresenceForm(String text) implements ValueForm {
    /** What is written where nothing stood. */
    static final PresenceForm START = new PresenceForm("YES");

    @Override
    public String value() {
        return text;
    }

    @Override
    public List<String> remarks(List<String> queueGroups) {
        return text.isBlank() ? List.of(Texts.of("remark.presence.empty")) : List.of();
    }
}
