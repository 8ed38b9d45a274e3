package dev.tollgate.directory.change;

import dev.tollgate.directory.entry.View;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.LineGrammar;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a directory held before a push that did not end. */
public final class Undo {
    private Undo() {}

    /** The entries that the directory holds now, with the values of before for the keys of the push. */
    public static AccessIndex target(View now, Map<String, Journal.Values> unfinished) {
        Map<String, Hit> before = new TreeMap<>();
        unfinished.forEach((key, values) -> {
            if (!key.isEmpty()) {
                before.put(LineGrammar.fold(key), new Hit(key, values.before().orElse(""), 0));
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < now.index().size(); i++) {
            Hit entry = now.index().entry(i);
            if (!before.containsKey(LineGrammar.fold(entry.key()))) {
                places.add(place(bytes, entry));
            }
        }
        before.values().stream()
                .filter(entry -> !entry.value().isEmpty())
                .forEach(entry -> places.add(place(bytes, entry)));
        AccessIndex.Builder builder = new AccessIndex.Builder(bytes.toByteArray());
        int line = 1;
        for (int[] place : places) {
            builder.add(place[0], place[1], place[1], place[2], line++);
        }
        return builder.build();
    }

    private static int[] place(ByteArrayOutputStream bytes, Hit entry) {
        int start = bytes.size();
        bytes.writeBytes(entry.key().getBytes(StandardCharsets.ISO_8859_1));
        int middle = bytes.size();
        bytes.writeBytes(entry.value().getBytes(StandardCharsets.ISO_8859_1));
        return new int[] {start, middle, bytes.size()};
    }
}
