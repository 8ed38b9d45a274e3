package dev.tollgate.gui.deploy;

import dev.tollgate.gui.document.ShownText;
import dev.tollgate.gui.task.Job;
import dev.tollgate.makemap.MapFiles;
import dev.tollgate.makemap.format.MapReader;
import dev.tollgate.model.secret.Secrets;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a text with the map that is deployed. */
public final class MapComparison {
    private MapComparison() {}

    private record Wanted(String value, int line) {}

    /** What differs; keys of the text first, in its order, then those that only the map has. */
    public static List<MapChange> of(AccessFile text, Path map, Job job) throws IOException {
        Map<String, Wanted> wanted = wanted(text);
        List<MapChange> changes = new ArrayList<>();
        List<MapChange> surplus = new ArrayList<>();
        try (MapReader reader = MapFiles.open(map)) {
            reader.forEach((key, value) -> {
                if (job.isCancelled()) {
                    throw new InterruptedIOException();
                }
                String name = text(key);
                if (!wanted.containsKey(name)) {
                    surplus.add(new MapChange(ShownText.of(name), shown(name, text(value)), null, 0));
                }
            });
            for (Map.Entry<String, Wanted> entry : wanted.entrySet()) {
                byte[] found = reader.get(entry.getKey().getBytes(StandardCharsets.ISO_8859_1));
                if (found == null || !text(found).equals(entry.getValue().value())) {
                    changes.add(new MapChange(
                            ShownText.of(entry.getKey()),
                            found == null ? null : shown(entry.getKey(), text(found)),
                            shown(entry.getKey(), entry.getValue().value()),
                            entry.getValue().line()));
                }
            }
        }
        changes.addAll(surplus);
        return changes;
    }

    private static String shown(String key, String value) {
        return ShownText.of(Secrets.HIDDEN.value(key, value));
    }

    private static Map<String, Wanted> wanted(AccessFile text) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (int number = 1; number <= text.lineCount(); number++) {
            Line line = text.line(number);
            LineParts parts = line.parts(LineGrammar.DEFAULT);
            if (parts.kind() == LineKind.ENTRY) {
                // makemap keeps the first of several.
                wanted.putIfAbsent(
                        parts.storedKey(line, LineGrammar.DEFAULT), new Wanted(text(parts.storedValue(line)), number));
            }
        }
        return wanted;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
