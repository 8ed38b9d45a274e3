package dev.tollgate.gui.inspector;

import dev.tollgate.gui.text.Texts;
import java.util.List;

/**
 * The queue group that mail waits in.
 *
 * @param name as written
 */
public record QueueGroupForm(String name) implements ValueForm {
    @Override
    public String value() {
        return name.strip();
    }

    @Override
    public List<String> remarks(List<String> queueGroups) {
        String chosen = name.strip();
        boolean known = queueGroups.isEmpty()
                || chosen.isEmpty()
                || chosen.equalsIgnoreCase("SKIP")
                || queueGroups.stream().anyMatch(chosen::equalsIgnoreCase);
        return known ? List.of() : List.of(Texts.of("remark.queue.unknown", chosen, String.join(", ", queueGroups)));
    }
}
