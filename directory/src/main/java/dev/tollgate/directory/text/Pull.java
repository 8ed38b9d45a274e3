package dev.tollgate.directory.text;

import dev.tollgate.directory.entry.View;
import dev.tollgate.model.policy.AccessIndex;
import dev.tollgate.model.policy.Hit;
import dev.tollgate.model.source.AccessFile;
import dev.tollgate.model.source.Line;
import dev.tollgate.model.source.LineEnding;
import dev.tollgate.model.source.LineGrammar;
import dev.tollgate.model.source.LineKind;
import dev.tollgate.model.source.LineParts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A directory's entries as an access file: an old one with other values, or a new one in the order of its keys. */
public final class Pull {
    private Pull() {}

    /**
     * What came of it.
     *
     * @param text the file, one char per byte
     * @param unwritable entries that no line can hold, which are left out
     */
    public record Result(String text, List<Hit> unwritable) {}

    /** A new file, sorted by key. */
    public static Result fresh(AccessIndex entries) {
        List<Hit> unwritable = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            if (View.isWritable(entry.key(), entry.value())) {
                order.add(i);
            } else {
                unwritable.add(entry);
            }
        }
        order.sort(Comparator.comparing(
                number -> LineGrammar.fold(entries.entry(number).key())));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        order.forEach(number -> text.writeBytes(bytes(line(entries.entry(number)) + "\n")));
        return new Result(text.toString(StandardCharsets.ISO_8859_1), unwritable);
    }

    /**
     * {@code old} with the directory's values: its comments, its order and the layout of its lines stay; lines of keys that
     * the directory does not have go; new entries come after the last one with the same tag.
     */
    public static Result into(AccessFile old, AccessIndex entries) {
        List<Hit> unwritable = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        List<String> lines = new ArrayList<>();
        Map<String, Integer> lastOfTag = new TreeMap<>();
        for (int number = 1; number <= old.lineCount(); number++) {
            Line line = old.line(number);
            String full = line.text()
                    + (line.ending() == LineEnding.NONE ? "\n" : line.ending().text());
            LineParts parts = line.parts(LineGrammar.DEFAULT);
            if (parts.kind() != LineKind.ENTRY) {
                lines.add(full);
                continue;
            }
            String key = LineGrammar.fold(parts.key().of(line.text()));
            Hit entry = entries.get(key);
            if (entry == null || !View.isWritable(entry.key(), entry.value())) {
                continue;
            }
            String value = new String(parts.storedValue(line), StandardCharsets.ISO_8859_1);
            // A second line with the key has no effect; it stays as it is.
            boolean same = !placed.add(key) || value.equals(entry.value());
            // The CR of a CRLF line would be part of the value.
            lines.add(same ? full : line.text().substring(0, parts.value().start()) + entry.value() + "\n");
            lastOfTag.put(tag(key), lines.size());
        }
        TreeMap<String, Hit> fresh = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Hit entry = entries.entry(i);
            if (!View.isWritable(entry.key(), entry.value())) {
                unwritable.add(entry);
            } else if (!placed.contains(LineGrammar.fold(entry.key()))) {
                fresh.put(LineGrammar.fold(entry.key()), entry);
            }
        }
        Map<Integer, List<String>> insertions = new TreeMap<>();
        fresh.forEach((key, entry) -> insertions
                .computeIfAbsent(lastOfTag.getOrDefault(tag(key), lines.size()), first -> new ArrayList<>())
                .add(line(entry) + "\n"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int at = 0; at <= lines.size(); at++) {
            if (at > 0) {
                text.writeBytes(bytes(lines.get(at - 1)));
            }
            insertions.getOrDefault(at, List.of()).forEach(line -> text.writeBytes(bytes(line)));
        }
        return new Result(text.toString(StandardCharsets.ISO_8859_1), unwritable);
    }

    private static String tag(String key) {
        return key.substring(0, key.indexOf(':') + 1);
    }

    private static String line(Hit entry) {
        return entry.key() + "\t" + entry.value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
