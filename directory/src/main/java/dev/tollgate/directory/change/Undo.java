package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.Entries;
import dev.tollgate.directory.entry.View;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a directory held before a push that did not end. */
public final class Undo {
    private Undo() {}

    /** The entries that the directory holds now, with the values of before for the keys of the push. */
    public static AccessIndex target(View now, Map<String, Journal.Values> unfinished) {
        Map<String, Optional<Hit>> before = new TreeMap<>();
        unfinished.forEach((key, values) -> {
            if (!key.isEmpty()) {
                before.put(LineGrammar.fold(key), values.before().map(value -> new Hit(key, value, 0)));
            }
        });
        List<Hit> target = new ArrayList<>();
        for (int i = 0; i < now.index().size(); i++) {
            Hit entry = now.index().entry(i);
            if (!before.containsKey(LineGrammar.fold(entry.key()))) {
                target.add(entry);
            }
        }
        before.values().forEach(entry -> entry.ifPresent(target::add));
        int[] line = new int[1];
        return Entries.of(target.stream()
                .map(entry -> new Hit(entry.key(), entry.value(), ++line[0]))
                .toList());
    }
}
