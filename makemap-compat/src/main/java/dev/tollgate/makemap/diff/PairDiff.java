package dev.tollgate.makemap.diff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares two sets of pairs, whatever formats and orders they come in. */
public final class PairDiff {
    private PairDiff() {}

    /** The keys whose values differ, in the order of their bytes; empty when nothing does. */
    public static List<PairChange> between(PairSource before, PairSource after) throws IOException {
        Map<String, List<String>> old = values(before);
        List<PairChange> changes = new ArrayList<>();
        Map<String, List<String>> added = new TreeMap<>();
        for (Map.Entry<String, List<String>> now : values(after).entrySet()) {
            List<String> was = old.remove(now.getKey());
            if (was == null) {
                added.put(now.getKey(), now.getValue());
            } else if (!was.equals(now.getValue())) {
                changes.add(new PairChange(now.getKey(), was, now.getValue()));
            }
        }
        old.forEach((key, values) -> changes.add(new PairChange(key, values, List.of())));
        added.forEach((key, values) -> changes.add(new PairChange(key, List.of(), values)));
        changes.sort((a, b) -> a.key().compareTo(b.key()));
        return changes;
    }

    private static Map<String, List<String>> values(PairSource source) throws IOException {
        Map<String, List<String>> values = new TreeMap<>();
        source.forEach((key, value) -> values.merge(text(key), List.of(text(value)), PairDiff::joined));
        return values;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = first instanceof ArrayList<String> ? first : new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
